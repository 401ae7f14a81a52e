/**
 * One figure opened: value, range, formula with its numbers, and the cells of the file that it comes from, marked among their
 * neighbours. Whoever opened it gets the focus back.
 */
import { el } from '../chart/element.js';
import { math } from './math.js';
import { lang, say } from './words.js';

const box = document.getElementById('record');
let opener;
let ask = () => undefined;
let wrong = () => [];
let findings = () => [];
let marked;

/**
 * @param {(question: (project: any) => any) => any} question asks the core @param {() => {row: number, column: number}[]} suspects cells in doubt
 * @param {() => any[]} found what the audit found, as far as that is known
 */
export function listenRecord(question, suspects, found) {
  ask = question;
  wrong = suspects;
  findings = found;
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    closeRecord();
  });
}

/** More columns than this are a wide file: what is far from the marked cells is left out. */
const MOST_COLUMNS = 9;

export const isOpen = () => !box.hidden;

/** Letters of a column as a spreadsheet has them. @param {number} n from 1 */
export function letters(n) {
  let text = '';
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

/**
 * Shows a figure.
 * @param {any} figure @param {{from?: HTMLElement, focus?: boolean, note?: () => HTMLElement}} [by] what was pressed for it; a line to
 *   write a note at it, where it stands on the chart
 */
export function openRecord(figure, { from, focus = true, note } = {}) {
  if (!figure) return;
  release();
  opener = from ?? document.activeElement;
  marked = from?.closest('.number') ?? undefined;
  marked?.setAttribute('aria-expanded', 'true');
  write(figure, note);
  // A point's figure stands under the chart, that of a sentence beside the sentences.
  const chart = document.getElementById('chart');
  const above = chart.contains(opener) ? chart : document.getElementById('beneath');
  if (box.previousElementSibling !== above) above.after(box);
  box.parentElement.classList.toggle('beside', above !== chart);
  box.hidden = false;
  document.body.dataset.record = 'open';
  if (focus) box.querySelector('.record-close').focus({ preventScroll: true });
  bring();
  scrollToCell();
}

/** As much of a figure as is to be seen at once, in pixels. */
const HEAD = 160;

/** Brings the figure into sight, but not at the cost of what was pressed for it, where both have room. */
function bring() {
  const { top, height } = box.getBoundingClientRect();
  const above = opener?.getBoundingClientRect().top ?? 0;
  const end = top + Math.min(height, HEAD);
  if (above >= 0 && top > above && end - above <= innerHeight) scrollBy({ top: Math.max(0, end - innerHeight) });
  else box.scrollIntoView({ block: 'nearest' });
}

function release() {
  marked?.setAttribute('aria-expanded', 'false');
  marked = undefined;
}

/** @param {boolean} [back] whether the focus goes back */
export function closeRecord(back = true) {
  if (box.hidden) return;
  box.hidden = true;
  delete document.body.dataset.record;
  release();
  if (back && opener?.isConnected) opener.focus({ preventScroll: true });
  opener = undefined;
}

function write(figure, note) {
  const close = el('button', { type: 'button', className: 'link record-close', textContent: say('page.close') });
  close.addEventListener('click', () => closeRecord());
  const about = [figure.name, figure.label, figure.period].filter(Boolean).join(', ');
  const head = el('div', { className: 'record-head' }, [
    el('h3', { id: 'record-title' }, [el('strong', { textContent: figure.shown }), ` ${about}`]),
    close,
  ]);
  const parts = [head];
  if (figure.math) parts.push(el('div', { className: 'formula' }, [math(figure.math)]));
  if (figure.legend.length > 0) parts.push(legend(figure.legend));
  if (figure.known && figure.math) parts.push(el('p', { className: 'arithmetic', textContent: figure.numbers }));
  const facts = [figure.status, figure.range].filter(Boolean).map((text) => text[0].toUpperCase() + text.slice(1));
  if (facts.length > 0) parts.push(el('p', { className: 'quiet', textContent: `${facts.join('. ')}.` }));
  for (const flag of figure.flags) parts.push(el('p', { className: 'quiet', textContent: flag }));
  const cells = figure.inputs.filter((one) => one.cell);
  if (cells.length > 0) parts.push(source(cells), inputs(figure));
  else parts.push(inputs(figure));
  parts.push(...contradicted(cells));
  const lines = [];
  if (figure.source) lines.push(say('page.record.source', { source: figure.source }));
  if (figure.method && figure.math) lines.push(say('page.record.method', { method: figure.method }));
  parts.push(...lines.map((text) => el('p', { className: 'quiet', textContent: text })));
  if (note) {
    const open = el('button', { type: 'button', className: 'link', textContent: say('page.notes-on.write') });
    open.addEventListener('click', () => {
      const form = note();
      open.replaceWith(form);
      form.querySelector('input').focus();
    });
    parts.push(open);
  }
  box.replaceChildren(...parts);
}

/** One line where the table says something else of one of these cells. @param {{row: number, column: number}[]} cells */
function contradicted(cells) {
  const here = findings().filter(({ verdict, cells: of }) => verdict === 'disagrees' && of.some((one) => cells.some(({ row, column }) => row === one.row && column === one.column)));
  if (here.length === 0) return [];
  const more = here.length > 1 ? ` ${say('page.audit.more', { n: here.length - 1 })}.` : '';
  return [el('p', { className: 'quiet contradicted', textContent: `${say('page.record.contradicted', { text: here[0].text })}${more}` })];
}

/** What the letters of a formula mean. @param {[string, string][]} pairs */
export function legend(pairs) {
  return el('p', { className: 'legend quiet' }, pairs.flatMap(([name, meaning], i) => [
    i > 0 ? '; ' : '', el('i', { textContent: name }), `: ${meaning}`,
  ]));
}

/** The figures put in, as a list; a figure as it stands is one cell and needs no list. */
function inputs(figure) {
  const list = figure.inputs.filter((one) => one.name).map((one) => el('li', {}, [
    el('i', { textContent: one.name }), ' = ', el('strong', { textContent: one.printed }),
    ` ${[one.label, one.period, one.cell && say('page.record.cell', { cell: one.cell })].filter(Boolean).join(', ')}`,
  ]));
  if (list.length === 0) {
    const [only] = figure.inputs;
    return el('p', { className: 'quiet', textContent: only?.cell ? say('page.record.as-printed', { cell: only.cell }) : '' });
  }
  const more = figure.count - figure.inputs.length;
  if (more > 0) list.push(el('li', { className: 'quiet', textContent: say('page.record.more', { n: more }) }));
  return el('details', { className: 'inputs', open: list.length <= 4 }, [
    el('summary', { textContent: say('page.record.inputs', { n: figure.count }) }), el('ul', {}, list),
  ]);
}

/**
 * The rows of the file around some cells. @param {{row: number, column: number}[]} cells @param {{row: number, column: number}[]} [odd] cells in doubt
 */
export function source(cells, odd = wrong()) {
  const rows = ask((p) => p.around(Uint32Array.from(cells.map((one) => one.row)))) ?? [];
  const wide = Math.max(...rows.map((row) => row.cells.length), ...cells.map((one) => one.column));
  const named = naming();
  let columns = Array.from({ length: wide }, (_, i) => i + 1).filter((n) => named.has(n) || tells(rows, cells, n));
  // What a figure is of and when stands beside it, not at the far end of a wide file.
  if (columns.length > MOST_COLUMNS) columns = columns.filter((n) => named.has(n) || cells.some((one) => Math.abs(one.column - n) < 2));
  const has = (list, row, column) => list.some((one) => one.row === row && one.column === column);
  const head = el('tr', {}, [el('td'), ...columns.map((n) => el('th', { scope: 'col', textContent: letters(n) }))]);
  const body = rows.flatMap(({ row, gap, cells: texts }) => {
    const cell = (column) => {
      const one = el('td', { textContent: texts[column - 1] ?? '' });
      if (has(cells, row, column)) one.className = 'cell';
      if (has(odd, row, column)) one.classList.add('odd');
      return one;
    };
    const line = el('tr', {}, [el('th', { scope: 'row', textContent: row }), ...columns.map(cell)]);
    return gap && row > 1 ? [el('tr', { className: 'gap' }, [el('td', { colSpan: columns.length + 1 })]), line] : [line];
  });
  const table = el('table', { className: 'source' }, [
    el('caption', { className: 'unseen', textContent: say('page.record.cells') }), el('thead', {}, [head]), el('tbody', {}, body),
  ]);
  return el('div', { className: 'source-box', tabIndex: 0, role: 'region', ariaLabel: say('page.record.cells') }, [table]);
}

/** What a figure cannot be verified without. */
const ALWAYS = ['period', 'period-part', 'unit', 'scale'];

/** Columns that say what a row is about: its period, its unit; partner, goods, flow, where the file has several of it. */
function naming() {
  const { dimensions = [] } = ask((p) => p.choices(lang())) ?? {};
  const several = new Set(dimensions.filter(({ members }) => members.length > 1).map(({ name }) => name));
  const { columns = [] } = ask((p) => p.understanding(lang())) ?? {};
  return new Set(columns.filter(({ plays, name }) => ALWAYS.includes(plays) || (plays === 'dimension' && several.has(name))).map(({ index }) => index));
}

/** Whether a column says something here: it holds a marked cell, or differs from row to row. The letters show what is left out. */
function tells(rows, cells, n) {
  if (cells.some((one) => one.column === n)) return true;
  const texts = new Set(rows.slice(1).map((row) => row.cells[n - 1] ?? ''));
  return texts.size > 1 && n < 200;
}

/** The marked cells are what people came for: the box is scrolled to them. */
function scrollToCell(within = box) {
  for (const place of within.querySelectorAll('.source-box')) {
    const cell = place.querySelector('.cell');
    if (!cell) continue;
    const [a, b] = [place.getBoundingClientRect(), cell.getBoundingClientRect()];
    // From where the box begins, which stands still while it scrolls, to both ends of the cell; its left end goes before the right.
    const numbers = place.querySelector('tbody th')?.offsetWidth ?? 0;
    place.scrollLeft += Math.max(0, b.right - a.left - place.clientWidth + 24);
    const left = cell.getBoundingClientRect().left - a.left - numbers;
    if (left < 0) place.scrollLeft += left - 8;
    place.scrollTop += Math.max(0, b.bottom - a.top - place.clientHeight + 8);
  }
}
export { scrollToCell };
