/** The figures of a chart as a real table: caption, heads with their scope, the same rounding as the drawing. */
import { el } from './element.js';

const style = new CSSStyleSheet();
style.replaceSync(/* css */ `
.kn-scroll { overflow: auto; max-height: 70vh; container-type: inline-size; }
.kn-scroll:focus-visible { outline: 2px solid var(--kn-accent, currentColor); outline-offset: -2px; }
.kn-table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 14px; line-height: 20px; }
.kn-table caption { text-align: left; font-weight: 600; padding: 0 0 8px; }
.kn-table caption span { display: block; position: sticky; left: 0; max-width: 100cqw; }
.kn-table th, .kn-table td { padding: 5px 16px 5px 0; text-align: right; border-bottom: 1px solid var(--kn-hair); font-weight: 400; white-space: nowrap; }
.kn-table thead th { position: sticky; top: 0; background: var(--kn-paper); font-weight: 600; vertical-align: bottom; white-space: normal; min-width: 64px; }
.kn-table tr > th:first-child { text-align: left; font-weight: 600; }
.kn-note { margin: 8px 0 0; font-size: 12px; line-height: 17px; color: var(--kn-grey); }
@media print { .kn-scroll { max-height: none; overflow: visible; } }
`);

/** Brings the style to where a table shall stand: a document or a shadow root. @param {Document | ShadowRoot} root */
function dress(root) {
  if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
}

/**
 * @param {{caption: string, head: string[], rows: {cells: string[], missing?: any}[], note?: string}} table
 * @param {{missing?: string}} words
 * @param {Document | ShadowRoot} root where it will stand
 * @returns {DocumentFragment}
 */
export function dataTable(table, words, root) {
  dress(root);
  const head = el('tr', {}, table.head.map((text) => el('th', { scope: 'col', textContent: text })));
  const body = table.rows.map((row) => el('tr', {}, row.cells.map((text, i) => {
    if (i === 0) return el('th', { scope: 'row', textContent: text });
    const empty = text === '';
    return el('td', { textContent: empty ? (words.missing ?? '') : text, className: empty ? 'kn-missing' : '' });
  })));
  // A caption is as wide as its table; what it says must fit into what is seen of it.
  const caption = el('caption', {}, [el('span', { textContent: table.caption })]);
  const made = el('table', { className: 'kn-table' }, [caption, el('thead', {}, [head]), el('tbody', {}, body)]);
  // Wide tables scroll in a box of their own, which the keyboard has to reach.
  const box = el('div', { className: 'kn-scroll', tabIndex: 0, role: 'region', ariaLabel: table.caption }, [made]);
  const all = document.createDocumentFragment();
  all.append(box);
  if (table.note) all.append(el('p', { className: 'kn-note', textContent: table.note }));
  return all;
}
