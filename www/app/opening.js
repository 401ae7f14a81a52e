/** What comes in: a table, a project file, a picture, an address, a file from before; and what stays when it is none. */
import { workIn } from './arrivals.js';
import { breathe } from './breath.js';
import { takeArticle } from './check.js';
import { keptChoices } from './columns.js';
import { announce, base, chart, complain, engine, now, panel, table } from './desk.js';
import { addressOf, example } from './examples.js';
import { writeKept } from './kept-list.js';
import * as kept from './kept.js';
import * as message from './message.js';
import { placeOf } from './notes-on.js';
import * as offers from './offer.js';
import { NotWork, bytesOf } from './project-file.js';
import { BLINK, read } from './reading.js';
import { refresh, setLanguage, unfold, viewAs } from './showing.js';
import { tabOf } from './tabs.js';
import { lang, say } from './words.js';

const $ = (id) => document.getElementById(id);
/** Files of the person's own that this tab has opened, by their keys. @type {Map<string, import('./reading.js').Source>} */
const sources = new Map();
let reading;
/** What a chart was before another reading of its file took something out of it: the right reading gives it back. @type {WeakMap<object, any>} */
const whole = new WeakMap();
/** Counts what was asked for, so that what comes late does not push aside what was asked for after it. */
let turn = 0;

/** What is still on its way is no longer wanted. */
export function interrupt() {
  turn += 1;
  reading?.abort();
}

/** The person has waited long enough. */
export function stop() {
  if (!reading) return;
  reading.abort();
  announce(say('page.progress.stopped'));
}

/**
 * Opens a table; what is on the screen stays until the new one is there, and for good when it cannot be read.
 * @param {import('./reading.js').Source} source
 * @param {{data?: string, url?: string, file?: string, spec?: any, view?: string, tab?: string, again?: boolean}} from
 * @returns {Promise<boolean | undefined>} whether it is there; undefined when something else was asked for meanwhile
 */
export async function open(source, from) {
  reading?.abort();
  const mine = (reading = new AbortController());
  const wait = setTimeout(() => showProgress(source.name), BLINK);
  const { name } = source;
  const key = source.blob && from.file ? (from.key ?? kept.newKey()) : undefined;
  const former = engine.spec;
  try {
    const snapshot = await read(source, (part) => { $('progress-bar').value = part ?? 0; }, mine.signal);
    const prepared = await engine.prepare(snapshot, mine.signal);
    // Taking over and drawing are a task of their own.
    await breathe();
    if (mine !== reading) return undefined;
    // From here on there is nothing to wait for, and nothing to stop.
    clearTimeout(wait);
    $('progress').hidden = true;
    await settle(prepared, { ...from, key, source, hints: source.hints }, source.size);
    if (key && !sources.has(key)) kept.keep(key, source).then(writeKept);
    if (key) sources.set(key, source);
    writeKept();
    if (mine !== reading) return undefined;
    if (!from.walk && !from.again && !from.spec && Object.keys(former).length > 0) {
      offers.offer({ text: 'page.offer.former', yes: 'page.offer.former.yes', act: () => refit(former) });
    }
    // What a person said of a file of this shape holds for this one as well.
    const choices = source.hints ? undefined : keptChoices(engine.ask((p) => p.understanding(lang())));
    if (choices) queueMicrotask(() => reread(choices));
    return true;
  } catch (error) {
    if (mine !== reading) return undefined;
    if (error.name !== 'AbortError') {
      const spent = !Array.isArray(error);
      complain(spent ? 'page.error.crash' : 'page.error.read', { file: name }, error);
    }
    return false;
  } finally {
    clearTimeout(wait);
    if (mine === reading) {
      $('progress').hidden = true;
      reading = undefined;
    }
  }
}

/** Takes over what was read. What can be read but not drawn is given back, and thrown. */
async function settle(prepared, { spec, walk, again, ...from }, bytes) {
  // Read another way, the file is looked at as before; the person may have moved on while it was read.
  if (again) Object.assign(from, { view: now.view, tab: now.tab });
  const before = { engine: engine.keep(), now: { ...now } };
  engine.restore(prepared);
  message.hide();
  // What was offered for a file holds for another reading of it.
  if (!again) offers.hide();
  panel.clear();
  table.clear();
  chart.period = undefined;
  chart.series = undefined;
  Object.assign(now, { data: undefined, url: undefined, file: undefined, key: undefined, source: undefined, hints: undefined, view: 'work', tab: 'chart' }, from, { bytes });
  if (!again) document.querySelector('.panel').scrollTop = 0;
  if (before.now.view !== now.view) scrollTo(0, 0); // from the foot of the first screen to the head of another
  try {
    engine.base = base();
    engine.set({});
    // A view that is only passed through on the way to another is not shown.
    if (again || (spec && Object.keys(spec).length > 0)) refresh(!walk);
    else await unfold(!walk);
  } catch (error) {
    if (engine.data?.snapshot !== prepared.snapshot) throw error; // another table was opened meanwhile
    engine.back(before.engine);
    Object.assign(now, before.now);
    panel.clear();
    if (before.engine.data) refresh();
    throw error;
  }
  if (again) asBefore(before.engine.spec);
  else if (spec && Object.keys(spec).length > 0) viewAs(spec, false);
  if (chart.drawn) announce(say('page.opened', { title: chart.drawn.title }));
}

/** The chart of the former reading, as far as the file can be drawn so when it is read this way. @param {any} spec */
function asBefore(spec) {
  if (Object.keys(spec).length === 0) return;
  const wanted = whole.get(spec) ?? spec;
  const { fitted, cut } = fittedTo(wanted);
  if (!viewAs(fitted, false)) return;
  whole.set(fitted, wanted);
  if (cut.length > 0) message.show({ key: 'page.fit.reread', problems: cut, told: true });
}

/** What is to be known of figures, and stands under their chart: nothing that data lack. */
const CAUTIONS = ['chart.mixed-steps', 'chart.nominal', 'chart.uneven', 'chart.rounding', 'chart.difference', 'chart.other-span', 'chart.colours-alike', 'chart.colour-faint',
  'press.overlap', 'press.nested', 'press.group-among'];

/** A spec cut to the data there is, and what was cut. @param {any} spec */
function fittedTo(spec) {
  const { spec: { version, ...fitted }, cut } = engine.ask((p) => p.fit(spec));
  return { fitted, cut: cut.filter(({ code }) => !CAUTIONS.includes(code)) };
}

const WORDS = ['title', 'subtitle', 'note', 'source'];

/** A spec without the words that the page writes by itself: nobody's own, they would outlive what they say. @param {any} spec as it is drawn without words */
const withoutOurs = (spec) => Object.fromEntries(Object.entries(spec).filter(([name, text]) => !WORDS.includes(name) || chart.drawn?.[name] !== text));

/** Words of a person's own are true of the figures they were written on: whoever lays others under them looks at them again. @param {any} spec */
const ownWords = (spec) => [
  ...WORDS.filter((name) => spec[name]).map((name) => [say(`page.words.${name}`), spec[name]]),
  // A note keeps its place, whatever stands there now.
  ...(spec.annotations ?? []).filter(({ text }) => text).map((note) => [say('page.notes-on.at', { at: placeOf(note) }), note.text]),
].map(([what, text]) => say('page.fit.words', { what, text }));

function showProgress(name) {
  $('progress-text').textContent = say('page.progress', { file: name });
  $('progress-bar').removeAttribute('value');
  $('progress').hidden = false;
}

/** Seconds until it is said that a server does not answer. */
const PATIENCE = 20;

/** A file from an address. */
export async function visit(url, from = { url }, hints = undefined) {
  const mine = (turn += 1);
  let name = url;
  try {
    const address = new URL(url, document.baseURI);
    if (!/^https?:$/.test(address.protocol)) {
      complain('page.error.scheme', { scheme: address.protocol });
      return false;
    }
    name = decodeURIComponent(address.pathname.split('/').pop()) || address.host;
    // A server may never answer: it is said, and what comes after all is opened.
    const wait = setTimeout(() => {
      if (mine === turn) complain('page.error.slow', { file: name, n: PATIENCE }, undefined, address.origin === location.origin ? undefined : address.href);
    }, PATIENCE * 1000);
    const end = () => clearTimeout(wait);
    const answer = await fetch(address).catch((error) => { end(); throw error; });
    if (!/\.(json|png|svg)$/i.test(address.pathname) || !answer.ok) end();
    if (mine !== turn) {
      end();
      return undefined;
    }
    if (!answer.ok) {
      // The server answers, and lets us read what it says: there is no such file, or it cannot give it now.
      const gone = answer.status === 404 || answer.status === 410;
      complain(gone ? 'page.error.gone' : 'page.error.status', { file: name, status: answer.status }, undefined, address.origin === location.origin ? undefined : address.href);
      return false;
    }
    if (/\.(json|png|svg)$/i.test(address.pathname)) {
      const blob = await answer.blob().finally(end);
      return await arrive({ name, size: blob.size, blob }, from);
    }
    const length = Number(answer.headers.get('content-length'));
    const packed = answer.headers.has('content-encoding');
    return await open({ name, size: packed ? 0 : length, stream: answer.body, hints }, from);
  } catch (error) {
    if (mine !== turn) return undefined;
    const elsewhere = /^https?:/i.test(url) && new URL(url).origin !== location.origin;
    const plain = elsewhere && /^http:/i.test(url) && !/^(localhost|127\.0\.0\.1)$/.test(new URL(url).hostname);
    const key = plain ? 'page.error.insecure' : elsewhere ? 'page.error.elsewhere' : 'page.error.address';
    complain(key, { file: name }, error, elsewhere ? url : undefined);
    return false;
  }
}

/** Whatever came through a door: a table, a project file, a picture that carries its chart. */
export async function arrive(source, from = { file: source.name }) {
  turn += 1;
  try {
    const work = await workIn(source, (spec) => engine.ask((p) => p.fit(spec)) !== undefined);
    return work ? await adopt(work) : await open(source, from);
  } catch (error) {
    if (!(error instanceof NotWork)) throw error;
    complain(error.key, { file: source.name, ...error.args }, error.problems);
    return false;
  }
}

/** Takes over a whole piece of work. @param {import('./project-file.js').Work} work @param {boolean} [walk] */
export async function adopt({ lang: tag, spec, view: wanted, tab, data, article: text, told }, walk) {
  if (text) takeArticle(text);
  if ((tag === 'vi' || tag === 'en') && tag !== lang()) setLanguage(tag);
  const from = { spec, view: wanted === 'start' ? 'start' : 'work', tab: tabOf(tab), walk };
  const bytes = bytesOf(data);
  if (bytes) return open({ name: data.name, size: bytes.length, blob: new Blob([bytes]), hints: data.hints }, { ...from, file: data.name });
  if (example(data.example)) return visit(addressOf(example(data.example)), { ...from, data: data.example }, data.hints);
  if (data.url) return visit(data.url, { ...from, url: data.url }, data.hints);
  const known = (await kept.list()).find(({ name }) => name === data.name);
  if (known) return reopen(known.name, known.key, data.hints, from);
  // The chart without its data: on the data there is, as far as that goes.
  if (!engine.data) throw new NotWork('page.error.link.data', { file: data.name });
  return refit(spec, told ?? (data.name ? 'page.fit.other' : 'page.fit.bare'), { file: data.name });
}

/** A file of the person's own, from this tab's memory or from what the browser keeps. */
export async function reopen(name, key, hints, from) {
  const source = sources.get(key) ?? await kept.find(key);
  if (source) return open({ ...source, hints }, { ...from, file: source.name, key });
  complain('page.error.file', { file: name });
  return false;
}

/**
 * Draws the data there is by another chart's spec; what it cannot serve is listed.
 * @param {any} spec @param {string} [key] what is said of it; without one only what there is to look at again @param {Record<string, string>} [args]
 */
export function refit(spec, key, args) {
  try {
    const { fitted: worded, cut } = fittedTo(spec);
    now.view = 'work';
    if (!viewAs(Object.fromEntries(Object.entries(worded).filter(([name]) => !WORDS.includes(name))), true)) return false;
    const fitted = withoutOurs(worded);
    if (!viewAs(fitted, false)) return false;
    const own = key ?? (cut.length > 0 ? 'page.fit.cut' : ownWords(fitted).length > 0 ? 'page.fit.kept' : undefined);
    if (own) message.show({ key: own, args, problems: cut, lines: () => ownWords(fitted), told: true });
    return true;
  } catch (error) {
    complain('page.error.change', {}, error);
    return false;
  }
}

/** The same file, read as the person says it is. */
export function reread(hints) {
  const { data, url, file, key, source } = now;
  const from = { data, url, file, key, again: true };
  if (source?.blob) open({ ...source, hints }, from);
  else visit(data ? addressOf(example(data)) : url, from, hints);
}

export const openExample = (one, from = {}, hints = undefined) => visit(addressOf(one), { data: one.id, ...from }, hints);
