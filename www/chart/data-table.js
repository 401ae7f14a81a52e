/** The figures of a chart as a real table: caption, heads with their scope, the same rounding as the drawing. */
import { el } from './element.js';

/**
 * @param {{caption: string, head: string[], rows: {cells: string[], missing?: any}[], note?: string}} table
 * @param {{missing?: string}} [words]
 * @returns {DocumentFragment}
 */
export function dataTable(table, words = {}) {
  const head = el('tr', {}, table.head.map((text) => el('th', { scope: 'col', textContent: text })));
  const body = table.rows.map((row) => el('tr', {}, row.cells.map((text, i) => {
    if (i === 0) return el('th', { scope: 'row', textContent: text });
    const empty = text === '';
    return el('td', { textContent: empty ? (words.missing ?? '') : text, className: empty ? 'kn-missing' : '' });
  })));
  const caption = el('caption', { textContent: table.caption });
  const made = el('table', { className: 'kn-table' }, [caption, el('thead', {}, [head]), el('tbody', {}, body)]);
  // Wide tables scroll in a box of their own, which the keyboard has to reach.
  const box = el('div', { className: 'kn-scroll', tabIndex: 0, role: 'region', ariaLabel: table.caption }, [made]);
  const all = document.createDocumentFragment();
  all.append(box);
  if (table.note) all.append(el('p', { className: 'kn-note', textContent: table.note }));
  return all;
}
