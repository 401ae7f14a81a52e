/** The page: puts its parts together and holds what is shown now. */
import { ChartHost } from '../chart/chart-host.js';
import { chartStyle } from '../chart/chart-style.js';
import { dataTable } from '../chart/data-table.js';
import { faces } from '../chart/faces.js';
import { readAddress, writeAddress } from './address.js';
import { keptChoices } from './columns.js';
import { openDoors, writeExamples } from './doors.js';
import { openEmbed } from './embed-dialog.js';
import { Engine } from './engine.js';
import { addressOf, example, EXAMPLES } from './examples.js';
import * as message from './message.js';
import { Panel } from './panel.js';
import { listenPaper } from './paper.js';
import { BLINK, read, warm } from './reading.js';
import { listenTabs, showTab, TABS } from './tabs.js';
import { take } from './take.js';
import { chooseIndicator, listenTable, listenTrust, openableTable, openMark, syncTrust } from './trust.js';
import { inOneLine, listenUnderstood, writeUnderstood } from './understood.js';
import { all, count, lang, say, size, speak } from './words.js';

const $ = (id) => document.getElementById(id);
const FACE = 'Be Vietnam Pro, system-ui, sans-serif';

const engine = new Engine();
/** Where the data came from, and how it is looked at. The spec is the engine's. */
const now = { data: EXAMPLES[0].id, url: undefined, file: undefined, bytes: 0, view: 'start', tab: 'chart' };
let chart;
let panel;
let reading;

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
  chart.set({ lang: lang(), words: { ...all(), 'embed.hint': say('page.hint') }, theme: engine.spec.theme });
  chart.draw();
  // What there is to choose follows from the drawing, which fills in what the spec leaves open.
  const choices = engine.ask((p) => p.choices(lang()));
  if (choices) panel.sync(choices, engine.ask((p) => [p.indicator(lang()), p.economy()]));
  writeFileName(choices?.name ?? '');
  const facts = choices && [say('page.rows', { n: count(choices.rows) }), say('page.columns', { n: count(choices.columns) })];
  if (facts && now.bytes) facts.push(size(now.bytes));
  $('file-facts').textContent = facts?.join(', ') ?? '';
  const understood = engine.ask((p) => p.understanding(lang()));
  writeUnderstood(understood, engine.ask((p) => p.problems()) ?? [], now.hints ?? {});
  $('file-read').textContent = inOneLine(understood);
  if (now.tab === 'table') fillTable();
  paint();
  syncTrust(now.tab, now.view === 'work');
  document.title = now.view === 'start' || !chart.drawn ? 'kimngach' : `${chart.drawn.title} – kimngach`;
  if (write) writeAddress(view(), step);
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

function fillTable() {
  const table = engine.ask((p) => p.table(lang()));
  if (!table) return;
  $('table').replaceChildren(dataTable(table, { missing: say('embed.missing') }, document));
  openableTable($('table'), table);
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
  try {
    const snapshot = await read(source, (part) => { $('progress-bar').value = part ?? 0; }, mine.signal);
    const prepared = await engine.prepare(snapshot, mine.signal);
    if (mine !== reading) return false;
    settle(prepared, { ...from, source, hints: source.hints }, source.size);
    // What a person said of a file of this shape holds for this one as well.
    const kept = source.hints ? undefined : keptChoices(engine.ask((p) => p.understanding(lang())));
    if (kept) queueMicrotask(() => reread(kept));
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
function settle(prepared, { spec, ...from }, bytes) {
  const before = { engine: engine.keep(), now: { ...now } };
  engine.restore(prepared);
  message.hide();
  panel.clear();
  chart.period = undefined;
  chart.series = undefined;
  Object.assign(now, { data: undefined, url: undefined, file: undefined, hints: undefined, view: 'work', tab: 'chart' }, from, { bytes });
  try {
    engine.base = base();
    engine.set({});
    refresh(true);
  } catch (error) {
    engine.back(before.engine);
    Object.assign(now, before.now);
    panel.clear();
    refresh();
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

/** A file from an address on this site; the page's own policy forbids all others. */
async function visit(url, from = { url }, hints = undefined) {
  let name = url;
  try {
    const address = new URL(url, document.baseURI);
    name = decodeURIComponent(address.pathname.split('/').pop()) || address.host;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    const length = Number(answer.headers.get('content-length'));
    const packed = answer.headers.has('content-encoding');
    return await open({ name, size: packed ? 0 : length, stream: answer.body, hints }, from);
  } catch (error) {
    const elsewhere = /^https?:/i.test(url) && new URL(url).origin !== location.origin;
    complain(elsewhere ? 'page.error.elsewhere' : 'page.error.address', { file: name }, error, elsewhere ? url : undefined);
    return false;
  }
}

/** The same file, read as the person says it is. */
function reread(hints) {
  const { data, url, file, source, view: kept, tab } = now;
  const from = { data, url, file, view: kept, tab };
  if (source?.blob) open({ ...source, hints }, from);
  else visit(data ? addressOf(example(data)) : url, from, hints);
}

const openExample = (one, from = {}) => visit(addressOf(one), { data: one.id, ...from });

// ---- language, address ---------------------------------------------------------------------------------------------------

function setLanguage(tag) {
  speak(tag, engine.texts(tag));
  writeExamples();
  message.write();
}

/** Goes where the address says; data is read again only when it is other data. */
async function follow() {
  const wanted = readAddress();
  if (wanted.lang && wanted.lang !== lang()) setLanguage(wanted.lang);
  const same = wanted.url === now.url && wanted.file === now.file && (wanted.data ?? (wanted.url || wanted.file ? undefined : EXAMPLES[0].id)) === now.data;
  const looks = { view: wanted.view ?? 'start', tab: tabOf(wanted.tab) };
  if (same) {
    Object.assign(now, looks);
    viewAs(wanted.spec, false);
  } else if (wanted.url) await visit(wanted.url, { url: wanted.url, spec: wanted.spec, ...looks });
  else if (wanted.file) complain('page.error.file', { file: wanted.file });
  else await openExample(example(wanted.data) ?? EXAMPLES[0], { spec: wanted.spec, ...looks });
}

// ---- start ---------------------------------------------------------------------------------------------------------------

function listen() {
  openDoors({
    open: (source) => open(source, { file: source.name }),
    visit,
    example: (id) => openExample(example(id)),
  });
  listenUnderstood(reread, (row) => engine.ask((p) => p.around(new Uint32Array([row]))));
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
  $('take').addEventListener('click', (event) => {
    const what = event.target.closest('[data-take]')?.dataset.take;
    if (!what) return;
    $('take').open = false;
    take(what, engine, chart);
  });
  document.addEventListener('click', (event) => { if (!$('take').contains(event.target)) $('take').open = false; });
  $('take').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !$('take').open) return;
    $('take').open = false;
    $('take').firstElementChild.focus();
  });
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
  // Comes for back and forward, and for a fragment typed by hand as well.
  addEventListener('popstate', follow);
}

async function start() {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, chartStyle];
  const first = readAddress();
  const one = example(first.data) ?? EXAMPLES[0];
  const ours = !first.url && !first.file;
  // All that the first drawing needs comes at once, not one after another.
  const [bytes] = await Promise.all([
    fetch(addressOf(ours ? one : EXAMPLES[0])).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.status}`)))),
    engine.start(),
    faces('"Be Vietnam Pro"'),
  ]);
  setLanguage(first.lang === 'en' || first.lang === 'vi' ? first.lang : lang());
  panel = new Panel(change, (chosen) => chooseIndicator(chosen, (id) => change((spec) => plainly(spec, id))));
  chart = new ChartHost($('chart'), {
    call: (question) => engine.ask(question),
    words: all(),
    lang: lang(),
    font: FACE,
    width: () => $('chart').parentElement.clientWidth,
    ondraw: (drawn) => {
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
  const shown = ours ? one : EXAMPLES[0];
  engine.open(new Uint8Array(bytes), shown.file);
  Object.assign(now, { data: shown.id, bytes: bytes.byteLength, view: first.view ?? 'start', tab: tabOf(first.tab) });
  listen();
  listenPaper(engine, chart);
  if (!ours) {
    refresh(false, false); // the address says what is still to come
    await follow();
  } else viewAs(first.spec, false);
  (window.requestIdleCallback ?? setTimeout)(warm);
}

start().catch((error) => {
  console.error(error);
  $('chart').dataset.state = 'error';
  document.documentElement.dataset.words = 'there';
  // The words come with the core; when it is the core that did not come, the page has its own sentence, in both languages.
  if (all()['page.error.start'] === undefined) $('cannot').hidden = false;
  else message.show({ key: 'page.error.start', problems: Array.isArray(error) ? error : undefined });
});
