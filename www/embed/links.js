/**
 * Text that speaks of a chart. `<a href="#kn:trade?period=2022&series=export">` moves the chart with that id; a sentence with
 * `data-kn="trade?period=2022&series=export"` marks its points while it is pointed at or has the focus. Anything else behind
 * the `?` is an attribute of the view: `from=2010`, `type=line`. Loaded only where an article has such text.
 */
import { show as point } from './show.js';

const START = '#kn:';

/** @param {string} text `trade?period=2022&series=export` */
function read(text) {
  const [id, query = ''] = text.split('?');
  const wanted = Object.fromEntries(new URLSearchParams(query));
  let chart = null;
  try { chart = document.getElementById(decodeURIComponent(id)); } catch { /* no id at all */ }
  return { chart: chart?.show ? chart : undefined, wanted };
}

/** @param {string} text @param {boolean} move whether the chart may change and come into sight */
function show(text, move) {
  const { chart, wanted: { period, series, ...view } } = read(text);
  if (!chart) return;
  if (move) {
    for (const [name, value] of Object.entries(view)) chart.setAttribute(name, value);
    const box = chart.getBoundingClientRect();
    if (box.bottom < 80 || box.top > innerHeight - 80) chart.scrollIntoView({ block: 'center', behavior: 'instant' });
  }
  if (period !== undefined || series !== undefined) point(chart, period, series);
}

const marked = (target) => target.closest?.('[data-kn]');
let last;

function mark(event) {
  const place = marked(event.target);
  if (place === last) return;
  if (last) read(last.dataset.kn).chart?.clear();
  last = place;
  if (place) show(place.dataset.kn, false);
}

function unmark(event) {
  if (last && marked(event.relatedTarget ?? document.body) !== last) {
    read(last.dataset.kn).chart?.clear();
    last = undefined;
  }
}

function follow(address) {
  if (address.startsWith(START)) show(address.slice(START.length), true);
}

addEventListener('click', (event) => {
  const link = event.target.closest?.(`a[href^="${START}"]`);
  if (!link || event.defaultPrevented) return;
  // An address that is shown already fires no change.
  if (link.hash === location.hash) follow(link.hash);
});
addEventListener('hashchange', () => follow(location.hash));
for (const type of ['pointerover', 'focusin']) addEventListener(type, mark);
for (const type of ['pointerout', 'focusout']) addEventListener(type, unmark);
// A shared address leads to the same point.
follow(location.hash);
