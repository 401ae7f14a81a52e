/** Files of an archive, sheets of a workbook, tables of a file: a select for each kind of which there are several. */
import { choice } from './controls.js';

/** What a choice makes void: another file has other sheets, another sheet other columns. */
const KEEPS = { file: [], sheet: ['file'], table: ['file', 'sheet', 'encoding', 'delimiter', 'decimal'] };

const rows = new Map();
let given = {};
let onhints = () => {};

function pick(hint, value) {
  const next = Object.fromEntries(Object.entries(given).filter(([name]) => KEEPS[hint].includes(name)));
  next[hint] = hint === 'table' ? Number(value) : value;
  onhints(next);
}

/**
 * @param {{hint: string, label: string, now: number, options: string[]}[]} picks
 * @param {Record<string, any>} hints what the person has said of this file @param {(hints: object) => void} reread
 * @returns {HTMLElement[]} the rows to show, in order
 */
export function syncPicks(picks, hints, reread) {
  given = hints;
  onhints = reread;
  return picks.map(({ hint, label, now, options }) => {
    if (!rows.has(hint)) rows.set(hint, choice((value) => pick(hint, value)));
    const one = rows.get(hint);
    one.row.dataset.pick = hint;
    one.sync(label, options.map((text, at) => ({ value: String(at + 1), label: text })), String(now));
    return one.row;
  });
}

/**
 * Cells from the clipboard: as a table where cells are merged, which plain text cannot say; else as text.
 * @param {DataTransfer} data
 * @returns {{text: string, type: string}}
 */
export function pastedCells(data) {
  const html = data.getData('text/html');
  if (/<table/i.test(html) && /(row|col)span\s*=\s*["']?([2-9]|\d\d)/i.test(html)) return { text: html, type: 'text/html' };
  return { text: data.getData('text/plain'), type: 'text/plain' };
}
