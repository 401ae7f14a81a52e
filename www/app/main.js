/** The page: puts its parts together and starts them. */
import { chartStyle } from '../chart/chart-style.js';
import { faces } from '../chart/faces.js';
import { PickingHost, pickingStyle } from '../chart/picking.js';
import { asked, watch } from '../chart/system.js';
import { readAddress } from './address.js';
import { listenBrush } from './brush.js';
import { article } from './check.js';
import { announce, bytes, chart, complain, engine, file, furnish, now, work } from './desk.js';
import { openDoors } from './doors.js';
import { openEmbed } from './embed-dialog.js';
import { EXAMPLES, addressOf, example } from './examples.js';
import { follow } from './following.js';
import { listenFoot } from './foot.js';
import { Highlight } from './highlight.js';
import { listenKept, writeKept } from './kept-list.js';
import { listenLooks } from './looks.js';
import * as message from './message.js';
import { listenNotes } from './notes-on.js';
import { listenOffline } from './offline.js';
import { arrive, openExample, reopen, reread, stop, visit } from './opening.js';
import { Panel } from './panel.js';
import { listenPaper } from './paper.js';
import { warm } from './reading.js';
import { Rewording } from './rewording.js';
import { align, change, chartOf, go, intoForm, paint, plainly, refresh, setLanguage, viewAs, writeSteps, zoom } from './showing.js';
import { here, listenKeys, listenSteps, redo, undo } from './steps.js';
import { TableTab } from './table-tab.js';
import { listenTabs, tabOf } from './tabs.js';
import { listenTakes } from './take-menu.js';
import { chooseIndicator, listenTable, listenTrust, openMark, openableTable } from './trust.js';
import { listenUnderstood } from './understood.js';
import { listenWording } from './wording.js';
import { all, lang } from './words.js';

const $ = (id) => document.getElementById(id);
const FACE = 'Be Vietnam Pro, system-ui, sans-serif';
let highlight;
let rewording;

function listen() {
  openDoors({
    open: (source) => arrive(source),
    visit,
    example: (id) => openExample(example(id)),
  });
  listenUnderstood(reread, (row) => engine.ask((p) => p.around(new Uint32Array([row]))));
  listenWording(change);
  listenLooks(change);
  listenNotes(change);
  highlight = new Highlight(engine, chart);
  rewording = new Rewording(engine, chart, highlight, () => now.view === 'work');
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
    chart: chartOf,
    changed: () => refresh(true),
  });
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      setLanguage(button.dataset.language);
      // Only what a person chose is kept; the browser's own language may change.
      try { localStorage.setItem('kim-ngach-lang', lang()); } catch { /* no storage here */ }
      viewAs(engine.spec, false);
    });
  }
  $('progress-stop').addEventListener('click', stop);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !$('progress').hidden) stop(); });
  $('other-file').addEventListener('click', () => {
    now.view = 'start';
    refresh(true);
    $('file').focus();
  });
  $('panel-open').addEventListener('click', () => {
    const shown = document.body.classList.toggle('panel-shown');
    // Figures at the foot of the window would stand before the choices.
    chart.clear();
    $('panel-open').setAttribute('aria-expanded', String(shown));
  });
  listenTakes(() => chart.drawn && { engine, chart, work: work(), bytes, article: article() }, (error) => complain('page.error.take', {}, error));
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
    if (chart.drawn) openEmbed({ src, file: now.file ?? 'data.csv', spec: engine.full, drawn: chart.drawn, engine, bytes });
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
  const panel = new Panel(change, (chosen) => chooseIndicator(chosen, (id) => change((spec) => plainly(spec, id))), intoForm);
  const table = new TableTab({ engine, file, lang, said: announce, openable: openableTable });
  const chart = new PickingHost($('chart'), {
    // Before there is data there is nothing to draw, and nothing to complain of.
    call: (question) => (engine.data ? engine.ask(question) : undefined),
    words: all(),
    lang: lang(),
    font: FACE,
    width: () => $('chart').parentElement.clientWidth,
    ondraw: (drawn) => {
      highlight?.forget();
      rewording?.forget();
      align(drawn);
      paint();
    },
    onerror: (error) => complain('page.error.change', {}, error),
    onpick: (row) => openMark(row, chart.layer),
    onword: (x, y) => rewording?.press(x, y) ?? false,
  });
  listenFoot(chart);
  furnish({ chart, panel, table });
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
  // What the reader's system asks of pictures is told with the next drawing.
  watch(() => {
    chart.set({ dress: asked() });
    chart.soon();
  });
  listenPaper(engine, chart);
  if (ours) {
    show(one, bytes, { view: first.view ?? 'start', tab: tabOf(first.tab), hints: here().hints });
    viewAs(first.spec, false);
    if (first.problem) complain(first.problem.key, first.problem.args);
    else if (first.data && !example(first.data)) complain('page.error.example', { id: first.data });
  } else {
    document.body.dataset.view = first.view ?? 'start';
    await follow(Boolean(here().key));
    if (!engine.data) {
      // What was asked for is not to be had, and the page has said why: it opens as it would have otherwise.
      const content = await fetched(EXAMPLES[0]);
      // What a person gave the page meanwhile goes before it.
      if (!engine.data) {
        show(EXAMPLES[0], content, {});
        refresh();
      }
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
  document.body.dataset.drawn = '';
  document.documentElement.dataset.words = 'there';
  // The words come with the core; when it is the core that did not come, the page has its own sentence, in both languages.
  if (all()['page.error.start'] === undefined) $('cannot').hidden = false;
  else message.show({ key: 'page.error.start', problems: Array.isArray(error) ? error : undefined });
});
