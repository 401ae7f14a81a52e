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
/** The periods of a drawing, which need not be its stops: bars stop at a name each. */
let told = {};
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
  const some = chart.drawn && engine.ask((p) => p.compare(0, 1));
  const able = some?.rows.length > 0 && some.from !== some.to;
  box.hidden = !able;
  summary.textContent = say('page.compare');
  place.ariaLabel = say('page.compare');
  if (able && box.open) write();
}

/** What the periods of the chart's figures are called, in order. */
function periods() {
  const { engine, chart: { drawn } } = shown;
  if (told.drawn !== drawn) {
    const heads = [];
    for (let one = engine.ask((p) => p.compare(0, 0)); one; one = engine.ask((p) => p.compare(heads.length, heads.length))) heads.push(one.from);
    told = { drawn, heads };
  }
  return told.heads;
}

function write() {
  const { engine } = shown;
  const heads = periods();
  const last = heads.length - 1;
  const at = (end, otherwise) => (chosen[end] <= last ? chosen[end] : otherwise);
  const now = [at('from', Math.max(0, last - 1)), at('to', last)];
  if (now[0] === now[1]) now[0] = now[1] > 0 ? now[1] - 1 : 1;
  const options = heads.map((label, i) => ({ value: String(i), label }));
  ends[0].sync(say('page.compare.from'), options, String(now[0]));
  ends[1].sync(say('page.compare.to'), options, String(now[1]));
  const found = engine.ask((p) => p.compare(now[0], now[1]));
  if (!found) return place.replaceChildren();
  const names = ['page.compare.series', undefined, undefined, 'page.compare.difference', 'page.compare.growth', 'page.compare.between'];
  // A column that would be empty in every row says nothing.
  const columns = ['name', 'before', 'after', 'difference', 'growth', 'between'].map((field, i) => [field, i]).filter(([field, i]) => i < 3 || found.rows.some((row) => row[field]));
  const tips = [Math.min(...now), Math.max(...now)].map((at) => tipRows(engine, at, heads[at], found.rows.map(({ name }) => name)));
  const head = columns.map(([, i]) => {
    if (names[i]) return el('th', { scope: 'col', textContent: say(names[i]) });
    const status = common(engine, tips[i - 1]);
    return el('th', { scope: 'col' }, [[found.from, found.to][i - 1], ...(status ? [' ', el('small', { className: 'quiet', textContent: status })] : [])]);
  });
  const rows = found.rows.map((row) => el('tr', {}, columns.map(([field, i]) => {
    if (i === 0) return el('th', { scope: 'row', textContent: row.name });
    if (i > 2) return el('td', { textContent: row[field] });
    const { missing = say('embed.missing'), status } = tips[i - 1].get(row.name) ?? {};
    if (!row[field]) return el('td', { className: 'quiet', textContent: missing });
    return el('td', {}, [row[field], ...(status ? [' ', el('small', { className: 'quiet', textContent: status })] : [])]);
  })));
  const caption = el('caption', {}, [el('span', { className: 'unseen', textContent: `${say('page.compare')}: ${found.from}, ${found.to}. ` }), el('span', { className: 'quiet', textContent: found.unit })]);
  return place.replaceChildren(
    el('table', {}, [caption, el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)]),
    el('p', { className: 'quiet', textContent: [say('page.compare.rounding'), ...(columns.some(([field]) => field === 'between') ? [say('page.compare.rounding.between')] : [])].join(' ') }),
    el('p', { className: 'unseen', role: 'status', textContent: found.spoken }),
  );
}

/**
 * What the chart says of each series at a period: whether the figure is an estimate, or why there is none. A form that stops at
 * names is asked for its figures one by one.
 */
function tipRows(engine, at, period, names) {
  const tip = engine.ask((p) => p.tip_at(at, undefined));
  if (tip?.head === period) return new Map([...tip.rows, ...(tip.total ? [tip.total] : [])].map((row) => [row.label, row]));
  const figures = names.map((_, strand) => engine.ask((p) => p.figure(strand, at))).filter((one) => one?.period === period && names.includes(one.label));
  const shared = figures.every(({ status }) => status === figures[0].status) ? figures[0]?.status : undefined;
  const rows = new Map(figures.map(({ label, status }) => [label, { status: shared ? undefined : status }]));
  rows.shared = shared;
  return rows;
}

/** What holds of every figure of a period, such as that they are estimates. What holds of some is said of these. */
function common(engine, rows) {
  if (rows.shared) return rows.shared;
  const known = [...rows.values()].filter(({ value }) => value !== undefined);
  if (known.length === 0 || known.some(({ status }) => status) || known[0].strand === undefined) return undefined;
  return engine.ask((p) => p.figure(known[0].strand, known[0].at))?.status;
}
