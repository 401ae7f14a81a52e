/** The page: puts its parts together and holds what is shown now. */
import { asked, watch } from '../chart/system.js';
import { PickingHost, pickingStyle } from '../chart/picking.js';
import { chartStyle } from '../chart/chart-style.js';
import { faces } from '../chart/faces.js';
import { fragment, readAddress } from './address.js';
import { workIn } from './arrivals.js';
import { listenBrush } from './brush.js';
import { keptChoices } from './columns.js';
import { syncCompare } from './compare.js';
import { openDoors, writeExamples } from './doors.js';
import { openEmbed } from './embed-dialog.js';
import { Engine } from './engine.js';
import { addressOf, example, EXAMPLES } from './examples.js';
import { Highlight } from './highlight.js';
import * as kept from './kept.js';
import { listenKept, writeKept } from './kept-list.js';
import * as message from './message.js';
import * as offers from './offer.js';
import { Panel } from './panel.js';
import { listenOffline } from './offline.js';
import { unpack } from './packed.js';
import { listenPaper } from './paper.js';
import { bytesOf, NotWork, read as readWork } from './project-file.js';
import { BLINK, read, warm } from './reading.js';
import { canRedo, canUndo, here, listenKeys, listenSteps, redo, undo, writeStep } from './steps.js';
import { TableTab } from './table-tab.js';
import { listenTabs, showTab, TABS } from './tabs.js';
import { listenTakes } from './take-menu.js';
import { chooseIndicator, listenTable, listenTrust, offerForms, openableTable, openMark, syncTrust } from './trust.js';
import { listenWording, syncWording } from './wording.js';
import { inOneLine, listenUnderstood, writeUnderstood } from './understood.js';
import { all, count, lang, say, size, speak } from './words.js';

const $ = (id) => document.getElementById(id);
const FACE = 'Be Vietnam Pro, system-ui, sans-serif';

const engine = new Engine();
/** Where the data came from, and how it is looked at. The spec is the engine's. */
const now = { data: EXAMPLES[0].id, url: undefined, file: undefined, key: undefined, bytes: 0, view: 'start', tab: 'chart' };
/** Files of the person's own that this tab has opened, by their keys. @type {Map<string, import('./reading.js').Source>} */
const sources = new Map();
let chart;
let panel;
let table;
let highlight;
let reading;
/** Counts what was asked for, so that what comes late does not push aside what was asked for after it. */
let turn = 0;

// ---- what is shown -------------------------------------------------------------------------------------------------------

const view = () => ({
  lang: lang(),
  data: now.data === EXAMPLES[0].id ? undefined : now.data,
  url: now.url,
  file: now.file,
  view: now.view === 'work' ? 'work' : undefined,
  tab: now.tab === 'chart' ? undefined : now.tab,
  spec: engine.spec,
});

/**
 * Everything that follows from data, spec and language. Throws problems when there is nothing to draw.
 * @param {boolean} [step] whether the way back leads over this view @param {boolean} [write] whether the address follows
 */
function refresh(step = false, write = true) {
  document.body.dataset.view = now.view;
  showTab(now.tab);
  chart.set({ lang: lang(), words: { ...all(), 'embed.hint': say('page.hint') }, theme: engine.spec.theme, dress: asked() });
  chart.draw();
  // What there is to choose follows from the drawing, which fills in what the spec leaves open.
  const choices = engine.ask((p) => p.choices(lang()));
  if (choices) panel.sync(choices, engine.ask((p) => [p.indicator(lang()), p.economy()]));
  writeFileName(choices?.name ?? '');
  const facts = choices && [say('page.rows', { n: count(choices.rows) }), say('page.columns', { n: count(choices.columns) })];
  if (facts && now.bytes) facts.push(size(now.bytes));
  $('file-facts').textContent = facts?.join(', ') ?? '';
  const understood = engine.ask((p) => p.understanding(lang()));
  writeUnderstood(understood, engine.ask((p) => p.problems()) ?? [], now.hints ?? {}, choices?.measures.map(({ unit }) => unit));
  $('file-read').textContent = inOneLine(understood);
  if (now.tab === 'table') table.fill();
  paint();
  syncCompare(engine, chart);
  syncWording(chart.drawn, engine.spec);
  $('zoomed').hidden = engine.spec.from === undefined && engine.spec.to === undefined;
  syncTrust(now.tab, now.view === 'work');
  if (now.view === 'work') offerForms((forms) => panel.offer(forms));
  document.title = now.view === 'start' || !chart.drawn ? 'kimngach' : `${chart.drawn.title} – kimngach`;
  if (write) writeStep(fragment(view()), step, { key: now.key, hints: now.hints });
}

/** A tab of an address, which anyone can write. */
const tabOf = (name) => (TABS.includes(name) ? name : 'chart');

/** @param {string} tab */
function go(tab) {
  now.tab = tab;
  refresh(true);
}

/** A file name may be broken after its joints, not in the middle of a word. */
function writeFileName(name) {
  $('file-name').replaceChildren(...name.split(/(?<=[_\-.])/).flatMap((part) => [part, document.createElement('wbr')]));
}

/** The ticked names wear the colours of the drawing, which change with the device's. */
function paint() {
  if (chart.drawn?.series > 0) panel.paint(engine.ask((p) => p.tip_at(chart.drawn.periods - 1, undefined)));
}

/** The chart keeps a margin of its own, wider on wide sheets; what stands above and below it keeps to the same edge. */
function align({ width }) {
  const wide = 32 * (1 + 0.3 * Math.min(1, Math.max(0, width / 1280 - 1)));
  const side = width < 520 ? 16 : width < 720 ? 24 : Math.round(wide);
  document.body.style.setProperty('--side', `${side}px`);
}

/** One polite voice for the page; the chart has its own. */
function announce(text) {
  $('status').textContent = text;
  setTimeout(() => { if ($('status').textContent === text) $('status').textContent = ''; }, 3000);
}

// ---- changes -------------------------------------------------------------------------------------------------------------

/** @param {(spec: any) => any} next */
function change(next) {
  const spec = next(engine.spec);
  for (const name of Object.keys(spec)) if (spec[name] === undefined) delete spec[name];
  if (!viewAs(spec, true)) return;
  message.hide();
  if (chart.drawn) announce(chart.drawn.title);
}

/** Another indicator: what was said for the former is not said for this one. */
function plainly(spec, id) {
  const { base: from, above, below, top, against, roles, type, by, title, subtitle, ...rest } = spec;
  return { ...rest, ...(roles ? { roles } : {}), indicator: id === 'value' ? undefined : id };
}

/** Another form of chart: of what is shown where it can show that, else of what it takes. What the table says of itself is not ours. */
function intoForm(form, suggested) {
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
function zoom(from, to) {
  const { periods } = engine.ask((p) => p.choices(lang()));
  const id = ({ head }) => periods.find(({ label }) => label === head)?.id;
  const ends = [id(from), id(to)];
  if (ends.some((end) => end === undefined)) return;
  change((spec) => ({ ...spec, from: ends[0], to: ends[1] }));
  announce(say('page.zoomed', { from: from.head, to: to.head }));
}

/** What our own tables say of their origin in the language of now: the file can hold it in one only. */
const base = () => (now.data ? { source: say(`page.example.${now.data}.source`) } : {});

/** Shows the data by another spec; when that cannot be drawn, says why and stays with the former. */
function viewAs(spec, step) {
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

/** @param {string} key @param {Record<string, string>} args @param {any} error @param {string} [visit] */
function complain(key, args, error, visit) {
  const problems = Array.isArray(error) ? error : undefined;
  if (!problems && error) console.error(error);
  message.show({ key, args, problems, visit });
}

/**
 * Opens a table; what is on the screen stays until the new one is there, and for good when it cannot be read.
 * @param {import('./reading.js').Source} source
 * @param {{data?: string, url?: string, file?: string, spec?: any, view?: string, tab?: string}} from
 */
async function open(source, from) {
  reading?.abort();
  const mine = (reading = new AbortController());
  const wait = setTimeout(() => showProgress(source.name), BLINK);
  const { name } = source;
  const key = source.blob && from.file ? (from.key ?? kept.newKey()) : undefined;
  const former = engine.spec;
  try {
    const snapshot = await read(source, (part) => { $('progress-bar').value = part ?? 0; }, mine.signal);
    const prepared = await engine.prepare(snapshot, mine.signal);
    if (mine !== reading) return false;
    settle(prepared, { ...from, key, source, hints: source.hints }, source.size);
    if (key && !sources.has(key)) kept.keep(key, source).then(writeKept);
    if (key) sources.set(key, source);
    writeKept();
    if (!from.walk && !from.spec && Object.keys(former).length > 0) {
      offers.offer({ text: 'page.offer.former', yes: 'page.offer.former.yes', act: () => refit(former) });
    }
    // What a person said of a file of this shape holds for this one as well.
    const choices = source.hints ? undefined : keptChoices(engine.ask((p) => p.understanding(lang())));
    if (choices) queueMicrotask(() => reread(choices));
    return true;
  } catch (error) {
    if (mine === reading && error.name !== 'AbortError') {
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
function settle(prepared, { spec, walk, ...from }, bytes) {
  const before = { engine: engine.keep(), now: { ...now } };
  engine.restore(prepared);
  message.hide();
  offers.hide();
  panel.clear();
  table.clear();
  chart.period = undefined;
  chart.series = undefined;
  Object.assign(now, { data: undefined, url: undefined, file: undefined, key: undefined, source: undefined, hints: undefined, view: 'work', tab: 'chart' }, from, { bytes });
  try {
    engine.base = base();
    engine.set({});
    refresh(!walk);
  } catch (error) {
    engine.back(before.engine);
    Object.assign(now, before.now);
    panel.clear();
    if (before.engine.data) refresh();
    throw error;
  }
  if (before.now.view !== now.view) scrollTo(0, 0); // from the foot of the first screen to the head of another
  if (spec && Object.keys(spec).length > 0) viewAs(spec, false);
  if (chart.drawn) announce(say('page.opened', { title: chart.drawn.title }));
}

function showProgress(name) {
  $('progress-text').textContent = say('page.progress', { file: name });
  $('progress-bar').removeAttribute('value');
  $('progress').hidden = false;
}

/** A file from an address. */
async function visit(url, from = { url }, hints = undefined) {
  const mine = (turn += 1);
  let name = url;
  try {
    const address = new URL(url, document.baseURI);
    name = decodeURIComponent(address.pathname.split('/').pop()) || address.host;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    if (mine !== turn) return false;
    if (/\.(json|png|svg)$/i.test(address.pathname)) {
      const blob = await answer.blob();
      return await arrive({ name, size: blob.size, blob }, from);
    }
    const length = Number(answer.headers.get('content-length'));
    const packed = answer.headers.has('content-encoding');
    return await open({ name, size: packed ? 0 : length, stream: answer.body, hints }, from);
  } catch (error) {
    if (mine !== turn) return false;
    const elsewhere = /^https?:/i.test(url) && new URL(url).origin !== location.origin;
    const plain = elsewhere && /^http:/i.test(url) && !/^(localhost|127\.0\.0\.1)$/.test(new URL(url).hostname);
    const key = plain ? 'page.error.insecure' : elsewhere ? 'page.error.elsewhere' : 'page.error.address';
    complain(key, { file: name }, error, elsewhere ? url : undefined);
    return false;
  }
}

/** Whatever came through a door: a table, a project file, a picture that carries its chart. */
async function arrive(source, from = { file: source.name }) {
  turn += 1;
  try {
    const work = await workIn(source);
    return work ? await adopt(work) : await open(source, from);
  } catch (error) {
    if (!(error instanceof NotWork)) throw error;
    complain(error.key, { file: source.name, ...error.args });
    return false;
  }
}

/** Takes over a whole piece of work. @param {import('./project-file.js').Work} work @param {boolean} [walk] */
async function adopt({ lang: tag, spec, view: wanted, tab, data }, walk) {
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
  return refit(spec, data.name);
}

/** A file of the person's own, from this tab's memory or from what the browser keeps. */
async function reopen(name, key, hints, from) {
  const source = sources.get(key) ?? await kept.find(key);
  if (source) return open({ ...source, hints }, { ...from, file: source.name, key });
  complain('page.error.file', { file: name });
  return false;
}

/** Draws the data there is by another chart's spec; what it cannot serve is listed. @param {any} spec @param {string} [file] */
function refit(spec, file) {
  try {
    const { spec: fitted, cut } = engine.ask((p) => p.fit(spec));
    delete fitted.version;
    now.view = 'work';
    if (!viewAs(fitted, true)) return false;
    if (file !== undefined) message.show({ key: file ? 'page.fit.other' : 'page.fit.bare', args: { file }, problems: cut });
    else if (cut.length > 0) message.show({ key: 'page.fit.cut', problems: cut });
    return true;
  } catch (error) {
    complain('page.error.change', {}, error);
    return false;
  }
}

/** The same file, read as the person says it is. */
function reread(hints) {
  const { data, url, file, key, source, view: looks, tab } = now;
  const from = { data, url, file, key, view: looks, tab };
  if (source?.blob) open({ ...source, hints }, from);
  else visit(data ? addressOf(example(data)) : url, from, hints);
}

const openExample = (one, from = {}, hints = undefined) => visit(addressOf(one), { data: one.id, ...from }, hints);

/** What is shown as a value that can be given away, without the data's bytes. */
function work() {
  const { data, url, file, hints } = now;
  const name = data ? example(data).file : file ?? url;
  const address = url && new URL(url, document.baseURI).href;
  return { lang: lang(), view: 'work', tab: now.tab === 'chart' ? undefined : now.tab, spec: engine.full, data: { name, example: data, url: address, hints } };
}

/** The bytes of the data that is shown. */
async function bytes() {
  if (now.source?.blob) return new Uint8Array(await now.source.blob.arrayBuffer());
  const answer = await fetch(now.data ? addressOf(example(now.data)) : new URL(now.url, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The file that is open, in one piece. */
async function file() {
  const shown = now;
  const name = work().data.name;
  if (!now.source?.blob) {
    const blob = new Blob([await bytes()]);
    shown.source = { ...shown.source, name, size: blob.size, blob };
  }
  return { blob: shown.source.blob, name, hints: shown.hints };
}

// ---- language, address ---------------------------------------------------------------------------------------------------

function setLanguage(tag) {
  speak(tag, engine.texts(tag));
  writeExamples();
  writeKept();
  message.write();
  offers.write();
  writeSteps();
}

/** What can be undone, on its buttons. */
function writeSteps() {
  $('undo').disabled = !canUndo();
  $('redo').disabled = !canRedo();
  for (const id of ['undo', 'redo']) $(id).title = say(`page.${id}.key`);
}

/**
 * Goes where the address says; data is read again only when it is other data.
 * @param {boolean} own whether the page itself has been there: then it goes on in the language of now
 */
async function follow(own) {
  const wanted = readAddress();
  const { key, hints } = here();
  if (!own && (wanted.lang === 'vi' || wanted.lang === 'en') && wanted.lang !== lang()) setLanguage(wanted.lang);
  if (wanted.problem) {
    complain(wanted.problem.key, wanted.problem.args);
    if (engine.data) return refresh();
  }
  if (wanted.work) return followWork(wanted.work);
  const data = example(wanted.data)?.id ?? (wanted.url || wanted.file ? undefined : EXAMPLES[0].id);
  const read = !own || (key === now.key && JSON.stringify(hints) === JSON.stringify(now.hints));
  const same = engine.data && read && wanted.url === now.url && wanted.file === now.file && data === now.data;
  const looks = { view: wanted.view ?? 'start', tab: tabOf(wanted.tab) };
  const from = { spec: wanted.spec, ...looks, walk: true };
  let there = true;
  if (same) {
    turn += 1;
    reading?.abort();
    Object.assign(now, looks);
    there = viewAs(wanted.spec, false);
  } else if (wanted.url) there = await visit(wanted.url, { url: wanted.url, ...from }, hints);
  else if (wanted.file) there = await reopen(wanted.file, key, hints, from);
  else there = await openExample(example(data), from, hints);
  // The address never says something else than what is seen.
  if (!there && engine.data) refresh();
  else if (own && there && chart.drawn) announce(say('page.walked', { title: chart.drawn.title }));
  return undefined;
}

/** What a link carries. @param {string} packed */
async function followWork(packed) {
  try {
    let work;
    try { work = await unpack(packed); } catch { throw new NotWork('page.error.link'); }
    await adopt(readWork(work), true);
  } catch (error) {
    if (!(error instanceof NotWork)) throw error;
    const key = { 'page.error.project': 'page.error.link', 'page.error.newer': 'page.error.link.version' }[error.key] ?? error.key;
    complain(key, error.args);
    if (engine.data) refresh();
  }
}

// ---- start ---------------------------------------------------------------------------------------------------------------

function listen() {
  openDoors({
    open: (source) => arrive(source),
    visit,
    example: (id) => openExample(example(id)),
  });
  listenUnderstood(reread, (row) => engine.ask((p) => p.around(new Uint32Array([row]))));
  listenWording(change);
  highlight = new Highlight(engine, chart);
  $('choices').addEventListener('pointerover', (event) => highlight.named(event.target.closest('.ticks label')?.dataset.text));
  $('choices').addEventListener('pointerleave', () => highlight.named(undefined));
  listenBrush(chart, (x) => engine.ask((p) => p.tip(x, 0)), zoom);
  $('zoom-all').addEventListener('click', () => change((spec) => ({ ...spec, from: undefined, to: undefined })));
  listenTabs(go);
  listenTable($('table'));
  listenTrust(engine, {
    announce,
    go: (tab) => {
      go(tab);
      $(`tab-${tab}`).focus();
    },
  });
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      setLanguage(button.dataset.language);
      // Only what a person chose is kept; the browser's own language may change.
      try { localStorage.setItem('kim-ngach-lang', lang()); } catch { /* no storage here */ }
      viewAs(engine.spec, false);
    });
  }
  const stop = () => {
    if (!reading) return;
    reading.abort();
    announce(say('page.progress.stopped'));
  };
  $('progress-stop').addEventListener('click', stop);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !$('progress').hidden) stop(); });
  $('other-file').addEventListener('click', () => {
    now.view = 'start';
    refresh(true);
    $('file').focus();
  });
  $('panel-open').addEventListener('click', () => {
    const shown = document.body.classList.toggle('panel-shown');
    $('panel-open').setAttribute('aria-expanded', String(shown));
  });
  listenTakes(() => chart.drawn && { engine, chart, work: work(), bytes }, (error) => complain('page.error.take', {}, error));
  listenKept({
    open: (key) => reopen('', key, undefined, { view: 'work' }),
    said: announce,
    current: () => now.key,
  });
  $('undo').addEventListener('click', undo);
  $('redo').addEventListener('click', redo);
  listenKeys();
  const embed = () => {
    const src = now.data ? addressOf(example(now.data)) : now.url && new URL(now.url, document.baseURI).href;
    if (chart.drawn) openEmbed({ src, file: now.file ?? 'data.csv', spec: engine.full, drawn: chart.drawn, engine });
  };
  $('embed-open').addEventListener('click', embed);
  for (const button of document.querySelectorAll('[data-go]')) {
    button.addEventListener('click', () => {
      if (button.dataset.go === 'embed') return embed();
      now.view = 'work';
      now.tab = button.dataset.go === 'table' ? 'table' : 'chart';
      scrollTo(0, 0);
      refresh(true);
      $(`tab-${now.tab}`).focus();
      return undefined;
    });
  }
}

async function start() {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, chartStyle, pickingStyle];
  const first = readAddress();
  const one = example(first.data) ?? EXAMPLES[0];
  const ours = !first.url && !first.file && !first.work;
  // All that the first drawing needs comes at once, not one after another.
  const fetched = (shown) => fetch(addressOf(shown)).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.status}`))));
  const [bytes] = await Promise.all([ours ? fetched(one) : undefined, engine.start(), faces('"Be Vietnam Pro"')]);
  listenSteps(follow, writeSteps);
  setLanguage(first.lang === 'en' || first.lang === 'vi' ? first.lang : lang());
  panel = new Panel(change, (chosen) => chooseIndicator(chosen, (id) => change((spec) => plainly(spec, id))), intoForm);
  table = new TableTab({ engine, file, lang, said: announce, openable: openableTable });
  chart = new PickingHost($('chart'), {
    // Before there is data there is nothing to draw, and nothing to complain of.
    call: (question) => (engine.data ? engine.ask(question) : undefined),
    words: all(),
    lang: lang(),
    font: FACE,
    width: () => $('chart').parentElement.clientWidth,
    ondraw: (drawn) => {
      highlight?.forget();
      align(drawn);
      paint();
    },
    onerror: (error) => complain('page.error.change', {}, error),
    onpick: (row) => openMark(row, chart.layer),
  });
  engine.onmend = (error) => {
    complain('page.error.trap', {}, error);
    // Not here: the question that trapped has still to come to its end.
    queueMicrotask(() => refresh());
  };
  const show = (example, content, looks) => {
    engine.open(new Uint8Array(content), example.file, looks.hints);
    Object.assign(now, { data: example.id, bytes: content.byteLength, view: 'start', tab: 'chart' }, looks);
  };
  listen();
  watch(() => {
    chart.set({ dress: asked() });
    chart.soon();
  });
  listenPaper(engine, chart);
  if (ours) {
    show(one, bytes, { view: first.view ?? 'start', tab: tabOf(first.tab), hints: here().hints });
    viewAs(first.spec, false);
    if (first.problem) complain(first.problem.key, first.problem.args);
  } else {
    document.body.dataset.view = first.view ?? 'start';
    await follow(Boolean(here().key));
    if (!engine.data) {
      // What was asked for is not to be had, and the page has said why: it opens as it would have otherwise.
      show(EXAMPLES[0], await fetched(EXAMPLES[0]), {});
      refresh();
    }
  }
  writeKept();
  (window.requestIdleCallback ?? setTimeout)(() => {
    warm();
    listenOffline();
  });
}

start().catch((error) => {
  console.error(error);
  $('chart').dataset.state = 'error';
  document.documentElement.dataset.words = 'there';
  // The words come with the core; when it is the core that did not come, the page has its own sentence, in both languages.
  if (all()['page.error.start'] === undefined) $('cannot').hidden = false;
  else message.show({ key: 'page.error.start', problems: Array.isArray(error) ? error : undefined });
});
