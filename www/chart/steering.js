/**
 * How people move over a chart: by mouse, by finger (vertical scrolling always wins), by keyboard. One Tab stop; arrows go
 * point by point and stop at the ends, so that nobody loses count.
 */

/** @param {any} host @param {AbortSignal} signal */
export function steer(host, signal) {
  const { layer } = host;
  const on = (type, act) => layer.addEventListener(type, act, { signal });
  let finger;
  // Not every browser tells a click what made it; the press before it does.
  let touched = false;

  on('pointermove', (event) => {
    if (host.pinned) return undefined;
    if (event.pointerType === 'mouse') return host.pointAt(event.offsetX, event.offsetY);
    // A finger that goes sideways reads the chart; one that goes up or down was given to the page by `touch-action`.
    if (finger !== undefined && Math.abs(event.clientX - finger) > 6) host.pointAt(event.offsetX, event.offsetY);
  });
  on('pointerdown', (event) => {
    touched = event.pointerType === 'touch';
    finger = event.pointerType === 'mouse' ? undefined : event.clientX;
  });
  on('pointerup', () => { finger = undefined; });
  on('pointercancel', () => { finger = undefined; });
  on('click', (event) => { host.pick(event.offsetX, event.offsetY, touched); });
  on('pointerleave', (event) => {
    if (event.pointerType !== 'mouse' || host.pinned) return;
    if (layer.matches(':focus-visible')) host.point(host.period, host.series);
    else host.clear();
  });
  // Going over to the step buttons is not leaving.
  on('blur', (event) => { if (!host.plot.contains(event.relatedTarget)) host.clear(); });
  on('keydown', (event) => key(host, event));

  // A tooltip can be dismissed from anywhere, and a tap beside the chart puts it away.
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') host.clear(); }, { signal });
  document.addEventListener('pointerdown', (event) => {
    if (!event.composedPath().includes(host.plot)) host.clear();
  }, { signal });
}

function key(host, event) {
  const { drawn, options } = host;
  if (!drawn || event.altKey || event.ctrlKey || event.metaKey) return;
  const end = drawn.periods - 1;
  const open = host.tooltip.shown;
  let { period, series } = host;
  switch (event.key) {
    case 'ArrowRight': period += open ? 1 : 0; break;
    case 'ArrowLeft': period -= open ? 1 : 0; break;
    case 'PageDown': period = Math.min(end, period + stride(host)); break;
    case 'PageUp': period = Math.max(0, period - stride(host)); break;
    case 'Home': period = 0; break;
    case 'End': period = end; break;
    case 'ArrowDown': series = series === undefined ? 0 : series + 1; break;
    case 'ArrowUp': series = series === undefined || series === 0 ? undefined : series - 1; break;
    case 'Enter': case ' ': if (open && host.picked) { event.preventDefault(); return host.picked(); } break;
    default: return;
  }
  event.preventDefault();
  const stopped = period < 0 || period > end || series >= drawn.series;
  if (stopped) host.announce(options.words['embed.end'] ?? '');
  else host.point(period, series);
}

/** A page is a year where there are months or quarters, ten steps where there are years or bars. */
function stride(host) {
  const head = host.options.call((p) => p.tip_at(host.period))?.head ?? '';
  if (/quý|Q\d/i.test(head)) return 4;
  return /tháng|[a-z]+ \d{4}|\d\/\d{4}/i.test(head) ? 12 : 10;
}
