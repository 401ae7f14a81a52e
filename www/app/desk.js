/** What lies open on the page: the data, how it is looked at, and the parts that show it. */
import { Engine } from './engine.js';
import { EXAMPLES, addressOf, example } from './examples.js';
import * as message from './message.js';
import { lang, say } from './words.js';

const $ = (id) => document.getElementById(id);

export const engine = new Engine();
/** Where the data came from, and how it is looked at. The spec is the engine's. */
export const now = { data: EXAMPLES[0].id, url: undefined, file: undefined, key: undefined, bytes: 0, view: 'start', tab: 'chart' };
/** The chart, the choices beside it, the tab of tables. */
export let chart;
export let panel;
export let table;

/** @param {{chart: any, panel: any, table: any}} made */
export function furnish(made) {
  ({ chart, panel, table } = made);
}

export const view = () => ({
  lang: lang(),
  data: now.data === EXAMPLES[0].id ? undefined : now.data,
  url: now.url,
  file: now.file,
  view: now.view === 'work' ? 'work' : undefined,
  tab: now.tab === 'chart' ? undefined : now.tab,
  spec: engine.spec,
});

/** What our own tables say of their origin in the language of now: the file can hold it in one only. */
export const base = () => (now.data ? { source: say(`page.example.${now.data}.source`) } : {});

/** What is shown as a value that can be given away, without the data's bytes. */
export function work() {
  const { data, url, file, hints } = now;
  const name = data ? example(data).file : file ?? url;
  const address = url && new URL(url, document.baseURI).href;
  return { lang: lang(), view: 'work', tab: now.tab === 'chart' ? undefined : now.tab, spec: engine.full, data: { name, example: data, url: address, hints } };
}

/** The bytes of the data that is shown. */
export async function bytes() {
  if (now.source?.blob) return new Uint8Array(await now.source.blob.arrayBuffer());
  const answer = await fetch(now.data ? addressOf(example(now.data)) : new URL(now.url, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The file that is open, in one piece. */
export async function file() {
  const shown = now;
  const name = work().data.name;
  if (!now.source?.blob) {
    const blob = new Blob([await bytes()]);
    shown.source = { ...shown.source, name, size: blob.size, blob };
  }
  return { blob: shown.source.blob, name, hints: shown.hints };
}

/** One polite voice for the page; the chart has its own. */
export function announce(text) {
  $('status').textContent = text;
  setTimeout(() => { if ($('status').textContent === text) $('status').textContent = ''; }, 3000);
}

/** @param {string} key @param {Record<string, string>} args @param {any} error @param {string} [visit] */
export function complain(key, args, error, visit) {
  const problems = Array.isArray(error) ? error : undefined;
  if (!problems && error) console.error(error);
  message.show({ key, args, problems, visit });
}
