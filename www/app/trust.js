/** What stands behind the chart: its formula, its sentences, the contradictions of its table, and any figure opened. */
import { ask, askArticle, askSentences, forget } from './answers.js';
import { listenBadge, writeAudit, writeBadge } from './audit.js';
import { forgetCheck, listenCheck, writeCheck } from './check.js';
import { openCatalogue, writeMethod } from './indicator.js';
import { noteForm } from './notes-on.js';
import { closeRecord, isOpen, listenRecord, openRecord } from './record.js';
import { writeBrief, writeSentences } from './sentences.js';
import { lang } from './words.js';

const $ = (id) => document.getElementById(id);
let engine;
let audit;
/** The data that was last looked at. */
let seen;

/**
 * @param {import('./engine.js').Engine} core @param {{go: (tab: string) => void, announce: (text: string) => void}} page
 */
export function listenTrust(core, page) {
  engine = core;
  listenBadge(page.go);
  listenRecord((question) => engine.ask(question), () => audit?.suspects ?? [], () => audit?.findings ?? []);
  say = page.announce;
  listenCheck($('article'), {
    ask: (question, about) => askArticle(engine, question, lang(), about),
    announce: (text) => say(text),
    chart: page.chart,
    changed: page.changed,
  });
}

let say = () => {};

/** Figures of a table from which on its sentences take longer than a press of a key may: they are worked out beside the page. */
const MANY = 100_000;

/** The sentences of a language, asked for once for each drawing; of a very large table they are promised. @param {number} figures */
function teller(figures) {
  const kept = new Map();
  const tell = (tag) => (figures > MANY ? askSentences(engine, tag) : engine.ask((p) => p.sentences(tag)) ?? []);
  return (tag) => {
    if (!kept.has(tag)) kept.set(tag, tell(tag));
    return kept.get(tag);
  };
}

/** Counts the drawings: sentences of a former one come too late. */
let drawings = 0;

/** Writes sentences where they are there, or when they come. @param {HTMLElement} place @param {any} told @param {typeof writeBrief} write */
function tellIn(place, told, write) {
  const mine = drawings;
  const all = told(lang());
  if (!all?.then) return write(place, all, told, say);
  place.ariaBusy = 'true';
  const failed = (error) => {
    // Other data have other sentences; anything else is a fault, and leaves none.
    if (error?.name === 'AbortError' || mine !== drawings) return;
    console.warn('kimngach:', error);
    write(place, [], told, say);
  };
  return all.then((some) => { if (mine === drawings) write(place, some, told, say); }, failed)
    .finally(() => { if (mine === drawings) place.ariaBusy = 'false'; });
}

/** Ends the waiting for somebody to see the sentences. */
let unseen;

/** The first sentences. Of a very large table they are told when they are looked at. */
function brief(told, figures) {
  const place = $('brief');
  unseen?.();
  unseen = undefined;
  if (!(figures > MANY)) return tellIn(place, told, writeBrief);
  writeBrief(place, [], told, say);
  place.hidden = false;
  let wanted = true;
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watch.disconnect();
    if (wanted) tellIn(place, told, writeBrief);
  }, { rootMargin: '100px' });
  watch.observe(place);
  unseen = () => {
    wanted = false;
    watch.disconnect();
  };
  return undefined;
}

/** After every drawing. @param {string} tab @param {boolean} working whether the panel is there @param {number} [figures] of the table */
export function syncTrust(tab, working, figures) {
  if (seen !== engine.data) {
    seen = engine.data;
    audit = undefined;
    forget();
    forgetCheck();
  }
  // What was opened belongs to what was drawn.
  closeRecord(false);
  writeMethod($('method'), working ? engine.ask((p) => p.indicator(lang())) : undefined);
  drawings += 1;
  $('brief').ariaBusy = $('text').ariaBusy = 'false';
  const told = teller(figures);
  if (tab === 'text') {
    if (figures > MANY) $('text').replaceChildren();
    tellIn($('text'), told, writeSentences);
  }
  if (tab === 'article') writeCheck();
  if (working && tab === 'chart') brief(told, figures);
  else {
    unseen?.();
    $('brief').hidden = true;
  }
  $('beneath').hidden = !working || tab !== 'chart';
  if (working) look(tab);
}

/** Which chart forms the table can serve, tried one by one. @param {(forms: any) => void} take */
export async function offerForms(take) {
  const { data } = engine;
  const tag = lang();
  const forms = await ask(engine, 'forms', tag).catch(() => undefined);
  if (forms && data === engine.data && tag === lang()) take(forms);
}

/** Contradictions are looked for when nothing else is to be done. */
async function look(tab) {
  const data = engine.data;
  writeBadge(audit);
  if (tab === 'audit') writeAudit($('audit'), audit);
  await new Promise((done) => { (window.requestIdleCallback ?? setTimeout)(done); });
  let found;
  try { found = await ask(engine, 'audit', lang()); } catch { return; }
  if (data !== engine.data) return;
  const known = audit === found;
  audit = found;
  writeBadge(audit);
  if (!known && document.body.dataset.tab === 'audit') writeAudit($('audit'), audit);
  // The catalogue is likely to be wanted next.
  ask(engine, 'offers', lang()).catch(() => {});
}

/** @param {string} chosen @param {(id: string) => void} pick */
export function chooseIndicator(chosen, pick) {
  openCatalogue(ask(engine, 'offers', lang()), chosen, pick);
}

/** Opens the figure of a mark. @param {{strand?: number, at?: number}} row of a tooltip @param {HTMLElement} from */
export function openMark(row, from) {
  if (row?.strand === undefined) return;
  const place = engine.ask((p) => p.note_place(row.strand, row.at));
  openRecord(engine.ask((p) => p.figure(row.strand, row.at)), { from, note: place && (() => noteForm(place, engine.spec, () => from.focus())) });
}

/** Makes the figures of a table buttons. @param {HTMLElement} place @param {(any[] | undefined)[]} rows the records of each row */
export function openableTable(place, rows) {
  const lines = place.querySelectorAll('tbody tr');
  rows.forEach((records, i) => {
    const cells = [...lines[i].children].slice(1);
    records?.forEach((record, j) => {
      const cell = cells[j];
      if (!record || !cell || !cell.textContent) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'figure';
      button.textContent = cell.textContent;
      button.dataset.record = record.join();
      cell.replaceChildren(button);
    });
  });
}

/** One ear for all figures of a table. */
export function listenTable(place) {
  place.addEventListener('click', (event) => {
    // The whole cell takes the press, unless somebody marks its words.
    const cell = event.target.closest('td');
    const button = event.target.closest('[data-record]') ?? (getSelection()?.isCollapsed === false ? undefined : cell?.querySelector('[data-record]'));
    if (!button) return;
    const [strand, at] = button.dataset.record.split(',').map(Number);
    openRecord(engine.ask((p) => p.figure(strand, at)), { from: button });
  });
}

export { isOpen };
