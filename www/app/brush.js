/** Zooming in time: drag across the plot. The two selects of the panel say the same, so nobody needs to drag. */
import { el } from '../chart/element.js';

const LEAST = 12;

/**
 * @param {import('../chart/chart-host.js').ChartHost} chart
 * @param {(x: number) => any} tip the figures nearest to a place across
 * @param {(from: any, to: any) => void} zoom gets the figures at both ends
 */
export function listenBrush(chart, tip, zoom) {
  const { layer, plot } = chart;
  const band = el('div', { className: 'brush', hidden: true, ariaHidden: 'true' });
  plot.append(band);
  let from;
  let dragged = false;
  layer.addEventListener('pointerdown', (event) => {
    dragged = false;
    if (event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey) from = event.offsetX;
  });
  layer.addEventListener('pointermove', (event) => {
    if (from === undefined) return;
    if (event.buttons === 0) return stop();
    if (Math.abs(event.offsetX - from) < LEAST && band.hidden) return undefined;
    const first = tip(from);
    const now = tip(event.offsetX);
    if (!first || !now || first.upright === false) return undefined;
    layer.setPointerCapture(event.pointerId);
    dragged = true;
    const [a, b] = [Math.min(first.x, now.x), Math.max(first.x, now.x)];
    band.hidden = false;
    band.style.left = `${a}px`;
    band.style.width = `${b - a}px`;
    band.style.top = `${now.top}px`;
    band.style.height = `${now.bottom - now.top}px`;
    return undefined;
  });
  layer.addEventListener('pointerup', (event) => {
    if (from === undefined || band.hidden) return stop();
    const ends = [tip(from), tip(event.offsetX)].sort((a, b) => a.period - b.period);
    stop();
    if (ends[1].period > ends[0].period) zoom(ends[0], ends[1]);
    return undefined;
  });
  layer.addEventListener('pointercancel', stop);
  // What ends a drag is no click.
  plot.addEventListener('click', (event) => {
    if (!dragged) return;
    dragged = false;
    event.stopPropagation();
  }, true);
  addEventListener('keydown', (event) => { if (event.key === 'Escape') stop(); });

  function stop() {
    from = undefined;
    band.hidden = true;
  }
}
