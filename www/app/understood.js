/**
 * How the file was read, line by line, so that a wrong guess is seen before a wrong chart is believed. Every guess is a select
 * that shows it; another choice reads the file again.
 */
import { el } from '../chart/element.js';
import { problemItem, writeColumns } from './columns.js';
import { choice } from './controls.js';
import { syncPicks } from './picks.js';
import { count, say } from './words.js';

const form = document.getElementById('understood');
const notes = document.getElementById('notes');
const columns = document.getElementById('columns');

const ENCODINGS = ['utf-8', 'utf-16le', 'windows-1258', 'tcvn3', 'vni', 'viscii', 'windows-1252', 'windows-1250', 'windows-1251', 'gb18030', 'big5', 'shift_jis', 'euc-kr'];
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
const MARKS = { ',': '1.234,5', '.': '1,234.5' };
const HEADERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** How periods stand: across, down, nowhere. */
const LAYOUTS = ['wide', 'long', 'cross'];
/** Months that years such as "2022-23" begin with; 1 leaves them two calendar years. */
const YEARS = [1, 4, 7, 10];

/** What a person may say of a file: the name of the hint, its options, and how an option becomes a hint. */
const GUESSES = [
  { name: 'encoding', hint: 'encoding', options: () => ENCODINGS.map((value) => ({ value, label: value.toUpperCase() })) },
  { name: 'delimiter', hint: 'delimiter', options: () => Object.entries(DELIMITERS).map(([value, key]) => ({ value, label: say(`page.delimiter.${key}`) })) },
  { name: 'number_format', hint: 'decimal', options: () => Object.entries(MARKS).map(([value, label]) => ({ value, label })) },
  {
    name: 'header',
    hint: 'header_rows',
    options: () => [...HEADERS.map((row) => ({ value: String(row), label: say('page.header.row', { row }) })), { value: '0', label: say('page.header.none') }],
    read: (value) => (value === '0' ? [] : [Number(value)]),
  },
  { name: 'layout', hint: 'layout', options: () => LAYOUTS.map((value) => ({ value, label: say(`page.layout.${value}`) })) },
  {
    name: 'year_begins',
    hint: 'year_begins',
    options: () => YEARS.map((month) => ({ value: String(month), label: month === 1 ? say('page.year.two') : say('page.year.begins', { month }) })),
    read: Number,
  },
];

const rows = new Map();
let hints = {};
let onhints = () => {};
let around = () => [];

/** @param {(hints: object) => void} reread @param {(row: number) => any[]} cells what stands around a row of the file */
export function listenUnderstood(reread, cells) {
  onhints = reread;
  around = cells;
  form.addEventListener('submit', (event) => event.preventDefault());
}

function set(guess, value) {
  const next = { ...hints };
  if (value === '') delete next[guess.hint];
  else next[guess.hint] = guess.read ? guess.read(value) : value;
  onhints(next);
}

/** To the field in which the unit of a column of figures is said. */
function toUnit() {
  columns.open = true;
  const field = columns.querySelector('input[type=text]') ?? columns.querySelector('select');
  field?.focus();
  field?.select?.();
}

/**
 * @param {any} found the core's understanding @param {any[]} problems notes and warnings of the last reading
 * @param {Record<string, any>} given what the person has said of this file
 * @param {string[]} named units of the measures, for a file whose units stand in no column of figures
 */
export function writeUnderstood(found, problems, given, named = []) {
  hints = given;
  for (const guess of GUESSES) {
    if (!rows.has(guess.name)) rows.set(guess.name, choice((value) => set(guess, value)));
    const said = given[guess.hint];
    const value = said === undefined ? '' : String(Array.isArray(said) ? (said[0] ?? 0) : said);
    const { row } = (rows.get(guess.name));
    row.hidden = found?.[guess.name] === ''; // what the file leaves no guess about
    const guessed = { value: '', label: said === undefined ? (found?.[guess.name] ?? '') : say('page.guess') };
    rows.get(guess.name).sync(say(`page.understood.${guess.name}`), [guessed, ...guess.options()], value);
  }
  const picks = syncPicks(found?.picks ?? [], given, onhints);
  const facts = [];
  if (found?.format) facts.push([say('page.understood.format'), found.format]);
  // Those of the measures are in the reader's language, those of the columns in the file's own words.
  const own = (found?.columns ?? []).map((column) => column.unit).filter(Boolean);
  const units = [...new Set(named.some(Boolean) ? named.filter(Boolean) : own)];
  if (units.length > 0) facts.push([say('page.understood.units'), units.slice(0, 3).join('; ') + (units.length > 3 ? '…' : '')]);
  const shown = (name, text) => {
    if (name !== say('page.understood.units') || !(found?.columns ?? []).some(({ plays }) => plays === 'value')) return [text];
    const button = el('button', { type: 'button', className: 'link', textContent: text, ariaLabel: `${name}: ${text}. ${say('page.understood.units.change')}`, title: say('page.understood.units.change') });
    button.addEventListener('click', toUnit);
    return [button];
  };
  const list = el('dl', {}, facts.flatMap(([name, text]) => [el('dt', { textContent: name }), el('dd', {}, shown(name, text))]));
  const values = found?.told ? [el('p', { className: 'quiet', textContent: found.told })] : [];
  const kept = [...picks, ...[...rows.values()].map((one) => one.row)];
  // The selects stay where they are: moving one would take its focus away.
  for (const node of [...form.children]) if (!kept.includes(node)) node.remove();
  kept.forEach((row, at) => { if (form.children[at] !== row) form.insertBefore(row, form.children[at] ?? null); });
  form.append(list, ...values);

  writeColumns(columns, found, given, (next) => onhints(next));
  notes.hidden = problems.length === 0;
  notes.firstElementChild.textContent = say('page.notes', { n: count(problems.length) });
  const some = problems.slice(0, 50).map((problem) => problemItem(problem, (row) => around(row)));
  if (problems.length > some.length) some.push(el('li', { textContent: say('page.notes.more', { n: count(problems.length - some.length) }) }));
  notes.lastElementChild.replaceChildren(...some);
}

/** The understanding in one line, for a phone. @param {any} found */
export const inOneLine = (found) => GUESSES.filter(({ name }) => name !== 'layout').map(({ name }) => found?.[name]).filter(Boolean).map((text) => text.replaceAll(' ', '\u00a0')).join(' · ');
