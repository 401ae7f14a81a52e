/**
 * The columns as they were understood, each with the part it plays, its unit and why; another choice reads the file again. What
 * was said of a file can be kept for files of the same shape, and a problem shows the cell it speaks of.
 */
import { el } from '../chart/element.js';
import { sentence } from './message.js';
import { count, say } from './words.js';

const ROLES = ['period', 'period-part', 'dimension', 'measure', 'value', 'unit', 'scale', 'status', 'source', 'note', 'qualifier', 'code', 'index', 'ignored'];
const SHOWN = 40; // columns; a table of a thousand has them alike
const KEPT = 'kim-ngach-shape:';

/** The hint of a column with one more choice in it, or one less. */
function said(hints, index, field, value) {
  const others = (hints.columns ?? []).filter((one) => one.index !== index);
  const own = { ...(hints.columns ?? []).find((one) => one.index === index), index };
  if (value === '') delete own[field];
  else own[field] = value;
  const columns = Object.keys(own).length > 1 ? [...others, own] : others;
  const { columns: _, ...rest } = hints;
  return columns.length > 0 ? { ...rest, columns } : rest;
}

/**
 * @param {any} column the core's words on it @param {Record<string, any>} hints @param {(hints: object) => void} onhints
 */
function row(column, hints, onhints) {
  const given = (hints.columns ?? []).find((one) => one.index === column.index) ?? {};
  const id = `column-${column.index}`;
  const name = el('span', { id, className: 'column-name', textContent: column.name || say('page.column.nameless', { column: column.index }) });
  const role = el('select', {}, ROLES.map((value) => el('option', { value, textContent: say(`page.role.${value}`), selected: value === (given.role ?? column.plays) })));
  role.setAttribute('aria-label', say('page.column.role', { name: name.textContent }));
  role.addEventListener('change', () => onhints(said(hints, column.index, 'role', role.value)));
  const parts = [name, role];
  if (column.plays === 'value') {
    const unit = el('input', { type: 'text', value: given.unit ?? column.unit, placeholder: say('page.column.unit.none'), autocomplete: 'off' });
    unit.setAttribute('aria-label', say('page.column.unit', { name: name.textContent }));
    unit.addEventListener('change', () => onhints(said(hints, column.index, 'unit', unit.value.trim())));
    parts.push(unit);
  }
  const evidence = [column.evidence];
  const odd = column.numbers + column.missing + column.not_understood;
  if (column.plays === 'value') evidence.push(say('page.understood.column', { name: column.name ? say('page.column.named', { name: column.name }) : name.textContent, read: count(column.numbers), all: count(odd) }));
  parts.push(el('p', { className: 'quiet', textContent: evidence.filter(Boolean).join(' ') }));
  return el('li', {}, parts);
}

/** The name under which choices for files of a shape are kept. @param {any} found as it is read without any choice */
const shape = (found) => KEPT + JSON.stringify((found?.columns ?? []).map((column) => column.name)).slice(0, 4000);

let plain; // the shape of the file at hand

/**
 * What was kept for files of this shape.
 * @param {any} found as it is read without any choice @returns {object | undefined}
 */
export function keptChoices(found) {
  try {
    const text = localStorage.getItem(shape(found));
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // no storage here, or another hand wrote into it
  }
}

/**
 * @param {HTMLElement} box @param {any} found @param {Record<string, any>} hints @param {(hints: object) => void} onhints
 */
export function writeColumns(box, found, hints, onhints) {
  const columns = found?.columns ?? [];
  const chosen = Object.keys(hints).length > 0;
  if (!chosen) plain = shape(found);
  box.hidden = columns.length === 0;
  const open = box.open;
  const list = el('ul', {}, columns.slice(0, SHOWN).map((column) => row(column, hints, onhints)));
  const parts = [el('summary', { textContent: say('page.columns.title', { n: count(columns.length) }) }), list];
  if (columns.length > SHOWN) parts.push(el('p', { className: 'quiet', textContent: say('page.columns.more', { n: count(columns.length - SHOWN) }) }));
  if (chosen && plain) {
    const keep = el('input', { type: 'checkbox' });
    try { keep.checked = localStorage.getItem(plain) !== null; } catch { keep.disabled = true; }
    keep.addEventListener('change', () => {
      try {
        if (keep.checked) localStorage.setItem(plain, JSON.stringify(hints));
        else localStorage.removeItem(plain);
      } catch { keep.disabled = true; }
    });
    if (keep.checked) try { localStorage.setItem(plain, JSON.stringify(hints)); } catch { /* full */ }
    parts.push(el('label', { className: 'keep' }, [keep, ` ${say('page.columns.keep')}`]));
  }
  box.replaceChildren(...parts);
  box.open = open;
}

/**
 * A problem; where it has a place, a button that shows the cells there.
 * @param {any} problem @param {(row: number) => any[]} around
 */
export function problemItem(problem, around) {
  if (!problem.row) return el('li', { textContent: sentence(problem) });
  const button = el('button', { type: 'button', className: 'place', textContent: sentence(problem) });
  button.setAttribute('aria-expanded', 'false');
  const item = el('li', {}, [button]);
  button.addEventListener('click', () => {
    if (item.lastChild !== button) {
      item.lastChild.remove();
      button.setAttribute('aria-expanded', 'false');
      return;
    }
    const rows = (around(problem.row) ?? []).map((one) => el('tr', {}, [
      el('th', { scope: 'row', textContent: String(one.row) }),
      ...one.cells.slice(0, SHOWN).map((cell, at) => el('td', {
        textContent: cell, className: one.row === problem.row && (!problem.column || problem.column === at + 1) ? 'meant' : '',
      })),
    ]));
    item.append(el('div', { className: 'cells', tabIndex: 0, role: 'region' }, [el('table', {}, [el('tbody', {}, rows)])]));
    item.lastChild.setAttribute('aria-label', say('page.problem.cells'));
    button.setAttribute('aria-expanded', 'true');
    item.querySelector('.meant')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  });
  return item;
}
