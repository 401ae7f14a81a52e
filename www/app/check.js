/**
 * An article beside the table: every figure of it underlined by verdict, a list of them, and for each the reading, the arithmetic,
 * the cells, the likely slip and the sentence put right. The work is done in the worker of `answers.js`.
 */
import { el } from '../chart/element.js';
import { furtherActs } from './article-further.js';
import { htmlText, textOf } from './article-text.js';
import { copy } from './copy.js';
import { download } from './take.js';
import { scrollToCell, source } from './record.js';
import { count, lang, say } from './words.js';

const SIGNS = { disagrees: '✕', uncheckable: '?', agrees: '✓' };
const ORDER = ['disagrees', 'uncheckable', 'agrees'];
const SAMPLE = 400_000;
const KEPT = `kim-ngach-article ${new URL('./', document.baseURI).pathname}`;

let place;
/** @type {{ask: (question: string, about: object) => Promise<any>, announce: (text: string) => void, chart: (about: object, said: string) => void, changed: () => void}} */
let page;
const announce = (text) => page.announce(text);
/** The article, what was found in it, and what is looked at. */
const now = { text: '', fixed: [], found: undefined, report: '', chosen: -1, only: undefined, editing: true, failed: undefined };
let turn = 0;

/**
 * @param {HTMLElement} box @param {typeof page} by
 */
export function listenCheck(box, by) {
  place = box;
  page = by;
  // A reload of the tab loses nothing; the text goes nowhere else.
  if (!now.text) try { takeArticle(JSON.parse(sessionStorage.getItem(KEPT))); } catch { /* nothing kept, or no storage here */ }
  place.addEventListener('keydown', onkey);
  place.addEventListener('dragover', (event) => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); });
  place.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    take(file);
  });
}

/** The article with the readings a person chose, for a project file. @returns {{text: string, fixed?: object[]} | undefined} */
export const article = () => (now.text ? { text: now.text, fixed: now.fixed.length > 0 ? now.fixed : undefined } : undefined);

/** The chosen readings, for an entry of the history. */
export const fixedReadings = () => (now.fixed.length > 0 ? now.fixed : undefined);

/** @param {{text: string, fixed?: object[]} | null} kept */
export function takeArticle(kept) {
  if (typeof kept?.text !== 'string' || !kept.text) return;
  const sound = ({ span, key } = {}) => Array.isArray(span) && span.length === 2 && span.every(Number.isInteger) && typeof key === 'string';
  Object.assign(now, { text: kept.text.slice(0, SAMPLE), fixed: (kept.fixed ?? []).filter(sound), found: undefined, editing: false, failed: undefined });
}

/** Back or forward over a choice. @param {object[]} [fixed] */
export function takeFixed(fixed = []) {
  if (JSON.stringify(fixed) === JSON.stringify(now.fixed)) return;
  now.fixed = fixed;
  now.found = undefined;
}

function keepText() {
  try { sessionStorage.setItem(KEPT, JSON.stringify(article() ?? null)); } catch { /* no storage here */ }
}

/** Another text: what was chosen for the former is not said of this one. */
function setText(text) {
  if (text === now.text) return;
  Object.assign(now, { text, fixed: [] });
}

/** A person says what a figure means; `key` empty takes it back. */
function fix(one, key) {
  const rest = now.fixed.filter(({ span }) => span[0] !== one.span[0] || span[1] !== one.span[1]);
  now.fixed = key ? [...rest, { span: one.span, key }] : rest;
  now.found = undefined;
  now.keep = one.span[0];
  page.changed();
  announce(say(key ? 'page.check.chosen' : 'page.check.undone'));
}

/** Another table: the article stays, what was found does not. */
export function forgetCheck() {
  now.found = undefined;
  now.chosen = -1;
}

/** Shows the article; works it out when there is one that was not worked out yet. */
export function writeCheck() {
  if (now.editing || !now.text) return writeEditor();
  if (!now.found || now.lang !== lang()) return work();
  return writeFound();
}

async function take(file) {
  try {
    setText((await textOf(file)).slice(0, SAMPLE));
    now.editing = false;
    now.failed = undefined;
    await work();
  } catch {
    now.failed = file.name;
    writeEditor();
  }
}

async function work() {
  const mine = (turn += 1);
  const text = now.text;
  // The button that was pressed goes away with its form; the keyboard goes on at the first figure.
  const within = place.contains(document.activeElement);
  place.ariaBusy = 'true';
  keepText();
  // A figure that was read another way stays where it was: only the first time there is nothing to see meanwhile.
  if (now.keep === undefined) place.replaceChildren(el('p', { className: 'empty', textContent: say('page.check.wait') }));
  try {
    const { findings, report } = await page.ask('check', { text, fixed: now.fixed });
    if (mine !== turn) return;
    const again = now.keep === undefined ? -1 : findings.findIndex((one) => one.span[0] === now.keep);
    Object.assign(now, { found: findings, report, lang: lang(), only: undefined, keep: undefined });
    now.chosen = again >= 0 ? again : findings.findIndex((one) => one.verdict === 'disagrees');
    writeFound();
    if (again >= 0) document.getElementById('check-card').scrollIntoView({ block: 'nearest' });
    else announce(summary());
    if (within) place.querySelector('.check-article button')?.focus({ preventScroll: true });
  } catch (error) {
    if (mine !== turn || error?.name === 'AbortError') return;
    now.editing = true;
    now.failed = '';
    writeEditor();
  }
}

const summary = () => ORDER.map((one) => `${say(`page.check.${one}`)} ${count(now.found.filter((f) => f.verdict === one).length)}`).join(', ');

function button(text, act, className = 'button') {
  const made = el('button', { type: 'button', className, textContent: text });
  made.addEventListener('click', act);
  return made;
}

// ---- the article goes in -------------------------------------------------------------------------------------------------

function writeEditor() {
  place.ariaBusy = 'false';
  const area = el('textarea', { id: 'check-text', rows: 14, value: now.text, spellcheck: false });
  // What is copied from a page keeps its paragraphs.
  area.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html');
    if (!html || area.value) return;
    event.preventDefault();
    area.value = htmlText(html);
  });
  const file = el('input', { type: 'file', className: 'unseen', accept: '.txt,.md,.html,.htm,.docx,text/plain,text/html' });
  file.addEventListener('change', () => { if (file.files[0]) take(file.files[0]); });
  const form = el('form', { className: 'check-form' }, [
    el('label', { htmlFor: 'check-text', textContent: say('page.check.label') }), area,
    el('p', { className: 'acts' }, [
      el('button', { type: 'submit', className: 'button filled', textContent: say('page.check.go') }),
      el('label', { className: 'button' }, [file, el('span', { textContent: say('page.check.file') })]),
    ]),
    el('p', { className: 'quiet', textContent: say('page.check.about') }),
  ]);
  if (now.failed !== undefined) form.prepend(el('p', { className: 'check-failed', role: 'alert', textContent: say('page.check.failed', { file: now.failed }) }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    setText(area.value.slice(0, SAMPLE));
    if (!now.text.trim()) return area.focus();
    Object.assign(now, { editing: false, failed: undefined, found: undefined });
    return work();
  });
  place.replaceChildren(form);
}

// ---- what was found ------------------------------------------------------------------------------------------------------

function writeFound() {
  place.ariaBusy = 'false';
  const found = now.found;
  const kinds = ORDER.map((name) => [name, found.filter((one) => one.verdict === name).length]).filter(([, n]) => n > 0);
  const legend = el('p', { className: 'check-legend' }, kinds.flatMap(([name, n]) => [
    el('span', {}, [el('span', { className: `figure ${name}`, textContent: say(`page.check.${name}`) }), ` ${count(n)}`]),
  ]));
  const acts = el('p', { className: 'acts' }, [
    button(say('page.check.edit'), () => { now.editing = true; writeEditor(); document.getElementById('check-text').focus(); }),
    button(say('page.check.other'), () => { setText(''); Object.assign(now, { found: undefined, editing: true }); writeEditor(); document.getElementById('check-text').focus(); }),
    button(say('page.check.report'), () => download(new Blob([now.report], { type: 'text/html' }), 'kimngach-check.html')),
  ]);
  const further = furtherActs({ text: now.text, ask: page.ask, announce, button });
  const filters = el('p', { className: 'check-filters', role: 'group', ariaLabel: say('page.check.show') }, [
    filter(undefined, say('page.check.all'), found.length), ...kinds.map(([name, n]) => filter(name, say(`page.check.${name}`), n)),
  ]);
  const side = el('div', { className: 'check-side' }, [filters, el('div', { id: 'check-card', className: 'check-card' }), list()]);
  place.replaceChildren(el('div', { className: 'check' }, [
    el('div', { className: 'check-left' }, [el('div', { className: 'check-article' }, [...written(), legend, acts]), further]), side,
  ]));
  if (found.length === 0) side.replaceChildren(el('p', { className: 'empty', textContent: say('page.check.none') }));
  else if (now.chosen >= 0) choose(now.chosen, false);
}

function filter(name, text, n) {
  const made = button(`${text} ${count(n)}`, () => { now.only = name; writeFound(); place.querySelector('.check-filters [aria-pressed=true]').focus(); }, 'chip');
  made.ariaPressed = String(now.only === name);
  return made;
}

/** The article with its figures as buttons; places are counted in code points. */
function written() {
  const letters = [...now.text];
  const paragraphs = [];
  let line = [];
  const push = (from, to) => {
    const parts = letters.slice(from, to).join('').split('\n');
    parts.forEach((part, i) => {
      if (i > 0) { paragraphs.push(line); line = []; }
      if (part) line.push(part);
    });
  };
  let at = 0;
  now.found.forEach((one, i) => {
    const [start, end] = one.span;
    if (start < at) return;
    push(at, start);
    const made = button(letters.slice(start, end).join(''), () => choose(i, true), `figure ${one.verdict}`);
    made.dataset.i = i;
    made.setAttribute('aria-controls', 'check-card');
    made.append(el('span', { className: 'unseen', textContent: ` (${say(`page.check.${one.verdict}`)})` }));
    // A button may be parted from the comma after it and the bracket before it; letters of one word may not.
    const before = /[^\s]{0,12}$/.exec(typeof line.at(-1) === 'string' ? line.at(-1) : '')[0];
    if (before) line.push(line.pop().slice(0, -before.length));
    let past = end;
    while (past < letters.length && past < (now.found[i + 1]?.span[0] ?? letters.length) && /[^\s]/.test(letters[past]) && past - end < 12) past += 1;
    const after = letters.slice(end, past).join('');
    line.push(before || after ? el('span', { className: 'kept' }, [before, made, after]) : made);
    at = past;
  });
  push(at, letters.length);
  paragraphs.push(line);
  return paragraphs.filter((p) => p.length > 0).map((p, i) => el(i === 0 && paragraphs.length > 1 && p.length < 4 && p.every((x) => typeof x !== 'string' || x.length < 120) ? 'h3' : 'p', {}, p));
}

function list() {
  const shown = now.found.map((one, i) => [one, i]).filter(([one]) => !now.only || one.verdict === now.only);
  shown.sort(([a, i], [b, j]) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || i - j);
  return el('ol', { className: 'check-list' }, shown.map(([one, i]) => {
    const made = button('', () => choose(i, true), `check-line ${one.verdict}`);
    made.dataset.i = i;
    made.setAttribute('aria-controls', 'check-card');
    made.append(
      el('span', { className: 'sign', ariaHidden: 'true', textContent: SIGNS[one.verdict] }),
      el('span', { className: 'unseen', textContent: `${say(`page.check.${one.verdict}`)}: ` }),
      el('strong', { textContent: one.stated }), el('span', { className: 'quiet', textContent: one.formula_text || one.head }),
    );
    return el('li', {}, [made]);
  }));
}

/** Opens a figure. @param {number} i @param {boolean} focus whether the eyes follow */
function choose(i, focus) {
  const one = now.found[i];
  if (!one) return;
  now.chosen = i;
  for (const other of place.querySelectorAll('[data-i]')) other.toggleAttribute('data-chosen', Number(other.dataset.i) === i);
  const card = document.getElementById('check-card');
  const rows = [];
  const row = (key, ...value) => rows.push(el('dt', { textContent: say(key) }), el('dd', {}, value));
  if (one.reading) row('check.label.reading', one.reading);
  if (one.indicator_name) row('check.label.indicator', one.indicator_name);
  if (one.formula_text) row('check.label.formula', one.formula_text);
  if (one.verdict === 'disagrees' && one.interval) {
    const n = new Intl.NumberFormat(lang() === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 3 });
    const [[lo, hi], [tablelo, tablehi]] = [one.interval.text, one.interval.table];
    // Two counts are two counts; there is no stretch to show.
    if (lo < hi || tablelo < tablehi) row('check.label.interval', say('check.interval', { lo: n.format(lo), hi: n.format(hi), tablelo: n.format(tablelo), tablehi: n.format(tablehi) }));
  }
  if (one.cells.length > 0) row('check.label.cells', source(one.cells.slice(0, 24), []));
  if (one.slip) row('check.label.slip', one.slip);
  if (one.sentence) row('check.label.sentence', el('q', { className: 'put-right', textContent: one.sentence }));
  const mine = now.fixed.some(({ span }) => span[0] === one.span[0]);
  if (mine) row('page.check.tried.kept', button(say('page.check.tried.back'), () => fix(one), 'link'));
  const acts = el('p', { className: 'acts' });
  if (one.sentence) acts.append(button(say('page.check.copy'), async () => announce(say(await copy(one.sentence) ? 'page.copied' : 'page.copy.refused')), 'button filled'));
  if (one.about) acts.append(button(say('page.check.chart'), () => page.chart(one.about, one.tried?.find(({ taken }) => taken)?.computed ?? one.stated)));
  const head = el('h3', {}, [
    el('span', { className: 'sign', ariaHidden: 'true', textContent: `${SIGNS[one.verdict]} ` }),
    el('span', { className: 'verdict', textContent: `${say(`page.check.${one.verdict}`)}: ` }), one.verdict === 'disagrees' ? one.head : `${one.stated}. ${one.head}`,
  ]);
  card.className = `check-card ${one.verdict}`;
  card.replaceChildren(head, el('dl', {}, rows), ...(acts.childElementCount > 0 ? [acts] : []), ...otherReadings(one));
  scrollToCell(card);
  if (!focus) return;
  if (document.activeElement?.classList.contains('check-line')) place.querySelector(`.figure[data-i="${i}"]`)?.scrollIntoView({ block: 'nearest' });
  card.scrollIntoView({ block: 'nearest' });
  announce(head.textContent);
}

/** The readings that were tried: a person may say which is meant. */
function otherReadings(one) {
  const tried = one.tried ?? [];
  if (tried.length < 2 && tried.every(({ taken }) => taken)) return [];
  return [el('details', { className: 'tried' }, [
    el('summary', { textContent: say('page.check.tried') }),
    el('ul', {}, tried.map(({ key, reading, computed, taken }) => {
      const made = button('', () => fix(one, key), 'tried-line');
      made.ariaPressed = String(taken);
      made.append(el('span', { textContent: reading }), el('strong', { textContent: computed }));
      return el('li', {}, [made]);
    })),
  ])];
}

/** From figure to figure with the arrows, in the article and in the list. */
function onkey(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const here = event.target.closest?.('[data-i]');
  if (!step || !here || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...place.querySelectorAll(here.classList.contains('figure') ? '.figure[data-i]' : '.check-line')];
  const next = all[all.indexOf(here) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  choose(Number(next.dataset.i), true);
}
