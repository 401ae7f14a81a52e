/** What went wrong, or what was done otherwise than asked, in words, where people look, without taking away what they had. */
import { el } from '../chart/element.js';
import { lang, say } from './words.js';

const box = document.getElementById('message');
const title = box.querySelector('.message-title');
const list = box.querySelector('ul');
const visit = box.querySelector('a');
let shown;
let before;

box.querySelector('button').addEventListener('click', hide);
box.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

/**
 * @param {{key: string, args?: Record<string, string>, problems?: any[], lines?: () => string[], visit?: string, told?: boolean}} what
 *   `key` of the first sentence, problems of the core in their own words, sentences of the page's own after them, an address worth opening;
 *   `told` where nothing went wrong
 */
export function show(what) {
  shown = what;
  if (!box.contains(document.activeElement)) before = document.activeElement;
  box.dataset.tone = what.told ? 'told' : 'wrong';
  box.hidden = false;
  write();
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: 'nearest' });
}

/** Again, after the language changed. */
export function write() {
  if (!shown) return;
  title.textContent = say(shown.key, shown.args);
  const rank = { error: 0, warning: 1, note: 2 };
  const problems = [...(shown.problems ?? [])].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, 5);
  list.replaceChildren(...[...once(problems), ...(shown.lines?.() ?? [])].map((textContent) => el('li', { textContent })));
  visit.hidden = !shown.visit;
  if (shown.visit) visit.href = shown.visit;
}

/**
 * Several problems of one kind end alike: what the data have instead is said once, after the last of them.
 * @param {any[]} problems @returns {string[]}
 */
function once(problems) {
  const texts = problems.map((one) => sentence(one).replace(/….$/, '…'));
  const [, end] = /[.!?]”? ([^.]+: .+)$/s.exec(texts[0] ?? '') ?? [];
  const alike = end ? texts.filter((text) => text.endsWith(` ${end}`)) : [];
  if (alike.length < 2) return texts;
  const last = alike.at(-1);
  return texts.map((text) => (alike.includes(text) && text !== last ? text.slice(0, -end.length - 1) : text));
}

export function hide() {
  if (box.hidden) return;
  box.hidden = true;
  shown = undefined;
  if (before?.isConnected) before.focus({ preventScroll: true });
}

/** A problem as one sentence with its place in the file. @param {any} problem */
export function sentence(problem) {
  const text = problem.text?.[lang()] ?? problem.code;
  const { row, column } = problem;
  if (row && column) return say('page.problem.cell', { row, column, text });
  if (row) return say('page.problem.row', { row, text });
  return text;
}
