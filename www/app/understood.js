/** How the file was read, line by line, so that a wrong guess is seen before a wrong chart is believed. */
import { el } from '../chart/element.js';
import { sentence } from './message.js';
import { count, say } from './words.js';

const list = document.getElementById('understood');
const notes = document.getElementById('notes');

/** @param {any} found the core's understanding @param {any[]} problems notes and warnings of the last reading */
export function writeUnderstood(found, problems) {
  const lines = [];
  for (const name of ['encoding', 'delimiter', 'number_format', 'header', 'layout']) {
    if (found?.[name]) lines.push([say(`page.understood.${name}`), String(found[name])]);
  }
  const units = [...new Set((found?.columns ?? []).map((column) => column.unit).filter(Boolean))];
  if (units.length > 0) lines.push([say('page.understood.units'), units.slice(0, 3).join('; ') + (units.length > 3 ? '…' : '')]);
  list.replaceChildren(...lines.flatMap(([name, text]) => [el('dt', { textContent: name }), el('dd', { textContent: text })]));

  notes.hidden = problems.length === 0;
  notes.firstElementChild.textContent = say('page.notes', { n: count(problems.length) });
  const some = problems.slice(0, 50).map((problem) => el('li', { textContent: sentence(problem) }));
  if (problems.length > some.length) some.push(el('li', { textContent: say('page.notes.more', { n: count(problems.length - some.length) }) }));
  notes.lastElementChild.replaceChildren(...some);
}

/** The understanding in one line, for a phone. @param {any} found */
export const inOneLine = (found) => ['encoding', 'delimiter', 'number_format', 'header']
  .map((name) => found?.[name]).filter(Boolean).join(' · ');
