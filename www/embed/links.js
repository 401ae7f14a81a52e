/**
 * Text that speaks of a chart. `<a href="#kn:trade?period=2022&series=export">` moves the chart with that id; a sentence with
 * `data-kn="trade?period=2022&series=export"` marks its points while it is pointed at or has the focus. Anything else behind
 * the `?` is an attribute of the view: `from=2010`, `type=line`. Loaded only where an article has such text.
 */
import { show as point } from './show.js';

const START = '#kn:';
/** Words that a reader takes for the newsroom's: an address from elsewhere may not set them, only a link that stands in the article. */
const WORDS = ['heading', 'subtitle', 'note', 'source', 'spec', 'src', 'data', 'font'];

/** Charts that a link has changed, and what their attributes were before. @type {Map<any, Map<string, string | null>>} */
const moved = new Map();
const told = new Set();

/** @param {string} text `trade?period=2022&series=export` */
function read(text) {
  const [id, query = ''] = text.split('?');
  let chart = null;
  try { chart = document.getElementById(decodeURIComponent(id)); } catch { /* no id at all */ }
  if (!chart?.show && !told.has(id)) {
    told.add(id);
    console.warn(`kim-ngach: ${START}${id}: no <kim-ngach id="${id}"> on this page`);
  }
  return { chart: chart?.show ? chart : undefined, wanted: Object.fromEntries(new URLSearchParams(query)) };
}

const put = (chart, name, value) => (value === null ? chart.removeAttribute(name) : chart.setAttribute(name, value));

/** What of it is an attribute of a chart, and of whose hand. */
function allowed(chart, view, address) {
  const ours = [...document.links].some((link) => link.hash === address);
  return Object.fromEntries(Object.entries(view).filter(([name]) => {
    const known = chart.constructor.observedAttributes.includes(name);
    if (!known) console.warn(`kim-ngach: ${address}: “${name}” is no part of a view; there are period, series, ${chart.constructor.observedAttributes.join(', ')}`);
    return known && (ours || !WORDS.includes(name));
  }));
}

/** The view of one link takes the place of the last one's; without a link it is the article's own again. */
function turn(chart, view) {
  const own = moved.get(chart) ?? new Map();
  for (const [name, value] of own) {
    if (!Object.hasOwn(view, name)) {
      put(chart, name, value);
      own.delete(name);
    }
  }
  for (const [name, value] of Object.entries(view)) {
    if (!own.has(name)) own.set(name, chart.getAttribute(name));
    if (chart.getAttribute(name) !== value) put(chart, name, value);
  }
  moved.set(chart, own);
}

function sight(chart) {
  const box = chart.getBoundingClientRect();
  if (box.bottom < 80 || box.top > innerHeight - 80) chart.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** The link that was followed last: a chart that comes later points for no other. */
let now;

function follow(address) {
  now = address;
  const { chart, wanted: { period, series, ...view } } = address.startsWith(START) ? read(address.slice(START.length)) : { wanted: {} };
  for (const [other] of moved) {
    if (other === chart) continue;
    turn(other, {});
    other.clear();
  }
  if (!chart) return;
  turn(chart, allowed(chart, view, address));
  sight(chart);
  const go = () => {
    if (now !== address) return;
    sight(chart); // what came in between may have pushed it away
    if (period !== undefined || series !== undefined) point(chart, period, series);
    else chart.clear();
  };
  if (chart.work?.host) go();
  else {
    chart.addEventListener('kim-ngach:ready', go, { once: true });
    chart.begin();
  }
}

const marked = (target) => target.closest?.('[data-kn]');
let last;

function mark(event) {
  const place = marked(event.target);
  if (place === last) return;
  if (last) read(last.dataset.kn).chart?.clear();
  last = place;
  if (!place) return;
  const { chart, wanted: { period, series } } = read(place.dataset.kn);
  // A chart that is not there yet is not worth waiting for: the pointer will be elsewhere.
  if (chart?.work?.host) point(chart, period, series);
}

function unmark(event) {
  if (last && marked(event.relatedTarget ?? document.body) !== last) {
    read(last.dataset.kn).chart?.clear();
    last = undefined;
  }
}

/** Sentences are for the keyboard, too: they can be reached where nothing in them can. */
function reach() {
  for (const place of document.querySelectorAll('[data-kn]:not([tabindex])')) {
    if (place.tabIndex < 0 && !place.querySelector('a[href], button, [tabindex]')) place.tabIndex = 0;
  }
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
addEventListener('kim-ngach:ready', reach);
reach();
// A shared address leads to the same point.
if (location.hash.startsWith(START)) follow(location.hash);
