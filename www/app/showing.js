/** What follows when something changes: everything that is seen is written anew from data, spec and language. */
import { asked } from '../chart/system.js';
import { fragment } from './address.js';
import { inSteps } from './breath.js';
import { fixedReadings } from './check.js';
import { writeCautions } from './cautions.js';
import { syncCompare } from './compare.js';
import { announce, base, chart, complain, engine, now, panel, table, view } from './desk.js';
import { writeExamples } from './doors.js';
import { writeKept } from './kept-list.js';
import { syncLooks } from './looks.js';
import * as message from './message.js';
import { syncNotes } from './notes-on.js';
import * as offers from './offer.js';
import { keepPreviewsOf, writePreviews } from './previews.js';
import { canRedo, canUndo, owe, pay } from './steps.js';
import { showTab } from './tabs.js';
import { offerForms, syncTrust } from './trust.js';
import { inOneLine, writeUnderstood } from './understood.js';
import { syncWording } from './wording.js';
import { all, breakable, count, lang, say, size, speak } from './words.js';

const $ = (id) => document.getElementById(id);

/** Counts the views: one that is still on its way when the next comes leaves the rest to it. */
let viewed = 0;

/**
 * Everything that follows from data, spec and language. Throws problems when there is nothing to draw.
 * @param {boolean} [step] whether the way back leads over this view
 */
export function refresh(step = false) {
  if (!engine.data) return; // the page is still opening: what it opens is shown when it is there
  viewed += 1;
  quiet(false);
  for (const _ of steps(step)); // without a pause
}

/**
 * The same of a table that was just opened: the chart is on the screen first, and the page answers between what else is written.
 * @param {boolean} [step] @returns {Promise<void>}
 */
export async function unfold(step = false) {
  const mine = (viewed += 1);
  const wanted = () => mine === viewed;
  try {
    await inSteps(steps(step), wanted, () => quiet(true));
  } finally {
    if (wanted()) quiet(false);
  }
}

/** Choices of the table that was open before are not to be made any more. @param {boolean} yes */
function quiet(yes) {
  document.querySelector('.panel').inert = yes;
}

/** The chart, then its address, then what is written beside and below it; the name of the file last, as a sign that all is there. */
function* steps(step) {
  document.body.dataset.view = now.view;
  showTab(now.tab);
  chart.set({ lang: lang(), words: { ...all(), 'embed.hint': say('page.hint') }, theme: engine.spec.theme, dress: asked() });
  chart.draw();
  if (chart.drawn) document.body.dataset.drawn = '';
  writeCautions(chart.drawn);
  keepPreviewsOf(engine.data);
  // Whatever cuts the rest short: the way back leads over what was on the screen.
  owe(fragment(view()), step, { key: now.key, hints: now.hints, fixed: fixedReadings() });
  yield;
  document.title = now.view === 'start' || !chart.drawn ? 'kimngach' : `${chart.drawn.title} – kimngach`;
  pay();
  yield;
  // What there is to choose follows from the drawing, which fills in what the spec leaves open.
  const choices = engine.ask((p) => p.choices(lang()));
  yield;
  if (choices) panel.sync(choices, engine.ask((p) => [p.indicator(lang()), p.economy()]));
  yield;
  const facts = choices && [say('page.rows', { n: count(choices.rows) }), say('page.columns', { n: count(choices.columns) })];
  if (facts && now.bytes) facts.push(size(now.bytes));
  $('file-facts').textContent = facts?.join(', ') ?? '';
  yield;
  const understood = engine.ask((p) => p.understanding(lang()));
  writeUnderstood(understood, engine.ask((p) => p.problems()) ?? [], now.hints ?? {}, choices?.measures.map(({ unit }) => unit));
  $('file-read').textContent = inOneLine(understood);
  table.figures = choices?.rows;
  yield;
  if (now.tab === 'table') table.fill();
  paint();
  yield;
  syncCompare(engine, chart);
  syncWording(chart.drawn, engine.spec);
  syncLooks(engine.ask((p) => p.wordings()), engine.spec, choices?.resolved?.type);
  syncNotes(engine.spec);
  const { from, to } = engine.spec;
  const ends = choices?.periods ?? [];
  $('zoomed').hidden = (from === undefined || from === ends[0]?.id) && (to === undefined || to === ends.at(-1)?.id);
  yield;
  syncTrust(now.tab, now.view === 'work', choices?.rows);
  yield;
  if (now.view === 'work') {
    offerForms((forms) => {
      panel.offer(forms);
      writePreviews(engine, forms, intoForm, choices?.resolved ?? {});
    });
  }
  $('file-name').replaceChildren(...breakable(choices?.name ?? ''));
}

/** @param {string} tab */
export function go(tab) {
  now.tab = tab;
  refresh(true);
}

/** The ticked names wear the colours of the drawing, which change with the device's. */
export function paint() {
  if (chart.drawn?.series > 0) panel.paint(engine.ask((p) => p.tip_at(chart.drawn.periods - 1, undefined)));
}

/** The chart keeps a margin of its own, wider on wide sheets; what stands above and below it keeps to the same edge. */
export function align({ width }) {
  const wide = 32 * (1 + 0.3 * Math.min(1, Math.max(0, width / 1280 - 1)));
  const side = width < 520 ? 16 : width < 720 ? 24 : Math.round(wide);
  document.body.style.setProperty('--side', `${side}px`);
}

/** @param {(spec: any) => any} next */
export function change(next) {
  const spec = next(engine.spec);
  for (const name of Object.keys(spec)) if (spec[name] === undefined) delete spec[name];
  if (!viewAs(spec, true)) return;
  message.hide();
  if (chart.drawn) announce(chart.drawn.title);
}

/** Another indicator: what was said for the former is not said for this one. */
export function plainly(spec, id) {
  const { base: from, above, below, top, against, roles, type, by, title, subtitle, ...rest } = spec;
  return { ...rest, ...(roles ? { roles } : {}), indicator: id === 'value' ? undefined : id };
}

/** The chart of a figure of an article, its point marked. @param {{select: [string, string[]][], indicator?: string, period: string}} about */
export function chartOf({ select, indicator, period }, said) {
  const { theme, lang: tag, roles } = engine.spec;
  const marked = { annotations: [{ kind: 'point', at: period, text: said }] };
  const wanted = { type: 'line', select: Object.fromEntries(select), indicator, ...(roles ? { roles } : {}) };
  // What this table cannot draw that way is left out, the mark last of all.
  const fitted = (spec) => { const { version, ...rest } = engine.ask((p) => p.fit(spec)).spec; return rest; };
  now.tab = 'chart';
  for (const spec of [{ ...wanted, ...marked }, wanted]) {
    try {
      if (viewAs({ theme, lang: tag, ...fitted(spec) }, true)) break;
    } catch { /* the next one says less */ }
  }
  scrollTo(0, 0);
  $('tab-chart').focus();
}

/** Another form of chart: of what is shown where it can show that, else of what it takes. What the table says of itself is not ours. */
export function intoForm(form, suggested) {
  try {
    const { version, ...spec } = suggested ?? engine.ask((p) => p.turned(form, lang()));
    for (const name of Object.keys(engine.base)) if (engine.spec[name] === undefined) delete spec[name];
    const { theme, lang: tag, roles } = engine.spec;
    change(() => ({ theme, lang: tag, roles, ...spec }));
  } catch (error) {
    complain('page.error.change', {}, error);
    refresh();
  }
}

/** Only the periods between two marks. */
export function zoom(from, to) {
  const { periods } = engine.ask((p) => p.choices(lang()));
  const id = ({ head }) => periods.find(({ label }) => label === head)?.id;
  const ends = [id(from), id(to)];
  if (ends.some((end) => end === undefined)) return;
  change((spec) => ({ ...spec, from: ends[0], to: ends[1] }));
  announce(say('page.zoomed', { from: from.head, to: to.head }));
}

/** Shows the data by another spec; when that cannot be drawn, says why and stays with the former. */
export function viewAs(spec, step) {
  if (!engine.data) return false;
  const before = engine.keep();
  try {
    engine.base = base();
    engine.set(spec);
    refresh(step);
    return true;
  } catch (error) {
    engine.back(before);
    complain('page.error.change', {}, error);
    refresh();
    return false;
  }
}

export function setLanguage(tag) {
  speak(tag, engine.texts(tag));
  writeExamples();
  writeKept();
  message.write();
  offers.write();
  writeSteps();
}

/** What can be undone, on its buttons. */
export function writeSteps() {
  $('undo').disabled = !canUndo();
  $('redo').disabled = !canRedo();
  for (const id of ['undo', 'redo']) $(id).title = say(`page.${id}.key`);
}
