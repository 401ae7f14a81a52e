/** Two periods side by side: difference and growth of every series, with what the printed digits allow. */
import { el } from '../chart/element.js';
import { choice } from './controls.js';
import { say } from './words.js';

const box = document.getElementById('compare');
const summary = box.querySelector('summary');
const form = el('form', { className: 'compare-form' });
// Wide tables scroll in a box of their own, which the keyboard has to reach.
const place = el('div', { className: 'compare-table', tabIndex: 0, role: 'region' });
box.append(form, place);
form.addEventListener('submit', (event) => event.preventDefault());

let chosen = {};
let shown;
const ends = ['from', 'to'].map((end) => choice((value) => { chosen[end] = Number(value); write(); }));
form.append(...ends.map((end) => end.row));
box.addEventListener('toggle', () => { if (box.open) write(); });

/**
 * After every drawing.
 * @param {import('./engine.js').Engine} engine
 * @param {import('../chart/chart-host.js').ChartHost} chart
 */
export function syncCompare(engine, chart) {
  shown = { engine, chart };
  const able = chart.drawn?.periods > 1 && engine.ask((p) => p.compare(0, 1)) !== undefined;
  box.hidden = !able;
  summary.textContent = say('page.compare');
  place.ariaLabel = say('page.compare');
  if (able && box.open) write();
}

function write() {
  const { engine, chart: { drawn } } = shown;
  const last = drawn.periods - 1;
  const heads = Array.from({ length: drawn.periods }, (_, i) => engine.ask((p) => p.tip_at(i, undefined))?.head ?? String(i + 1));
  const at = (end, otherwise) => (chosen[end] <= last ? chosen[end] : otherwise);
  const now = [at('from', Math.max(0, last - 1)), at('to', last)];
  if (now[0] === now[1]) now[0] = now[1] > 0 ? now[1] - 1 : 1;
  const options = heads.map((label, i) => ({ value: String(i), label }));
  ends[0].sync(say('page.compare.from'), options, String(now[0]));
  ends[1].sync(say('page.compare.to'), options, String(now[1]));
  const found = engine.ask((p) => p.compare(now[0], now[1]));
  if (!found) return place.replaceChildren();
  const names = ['page.compare.series', undefined, undefined, 'page.compare.difference', 'page.compare.growth', 'page.compare.between'];
  const head = names.map((key, i) => el('th', { scope: 'col', textContent: key ? say(key) : [found.from, found.to][i - 1] }));
  const rows = found.rows.map((row) => el('tr', {}, [
    el('th', { scope: 'row', textContent: row.name }),
    ...[row.before, row.after, row.difference, row.growth, row.between].map((textContent) => el('td', { textContent })),
  ]));
  const caption = el('caption', { className: 'unseen', textContent: `${say('page.compare')}: ${found.from}, ${found.to}. ${found.unit}` });
  return place.replaceChildren(
    el('table', {}, [caption, el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)]),
    el('p', { className: 'unseen', role: 'status', textContent: found.spoken }),
  );
}
