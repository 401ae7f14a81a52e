/**
 * The one file with everything inside. Figures that are a plain table travel as one; others as a text from which the whole reader draws
 * the same chart: the file as it is, its figures in one long table, or its cells. A text is taken only when that was tried.
 */
import { Project, is_container } from '../pkg/studio/kimngach.js';
import { read } from './reading.js';
import { lang, say, size } from './words.js';

/** The file without a chart, by the least build of the core that draws it. */
const TEMPLATES = {
  forms: new URL('../pkg/single.txt', import.meta.url),
  press: new URL('../pkg/single-press.txt', import.meta.url),
  whole: new URL('../pkg/single-whole.txt', import.meta.url),
};
/** A text larger than this is no longer something to send or to open on a phone. */
const MOST = 8 << 20;
/** First bytes by which is seen what kind of file it is. */
const HEAD = 8192;
/** More rows than are kept of any file. */
const ROWS = 1e6;

/** A file that is text already; what only another module can open is none. @param {Uint8Array} bytes @param {string} encoding as it was read */
function asWritten(bytes, encoding) {
  if (bytes.length > MOST || is_container(bytes.subarray(0, HEAD))) return undefined;
  // Encodings that browsers do not know, and bytes that are none of their letters, are left to the long table.
  try { return new TextDecoder(encoding, { fatal: true }).decode(bytes); } catch { return undefined; }
}

/** A cell as CSV holds it. @param {string} text */
const quoted = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Whether the whole reader draws the same chart from a text, to the last letter of its picture. */
async function drawsTheSame(text, { engine, name }, spec) {
  const blob = new Blob([text]);
  const place = { width: 720, lang: lang() };
  try {
    const snapshot = await read({ name, size: blob.size, blob }, () => {}, new AbortController().signal);
    return engine.ask((p) => {
      const other = new Project();
      try {
        other.restore(snapshot);
        other.set_spec(spec);
        return other.svg(place) === p.svg(place);
      } finally {
        other.free();
      }
    }) === true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}

/**
 * @param {{engine: any, name: string, bytes: () => Promise<Uint8Array>}} chart @param {any} spec
 * @returns {Promise<{text?: string, why?: string}>} the text, or why there is none
 */
async function kept(chart, spec) {
  const { engine } = chart;
  const large = { why: say('page.embed.single.large', { most: size(MOST) }) };
  // As text, figures take several times the room that they are kept in: what cannot fit is not written out.
  const fits = (engine.data?.snapshot?.byteLength ?? 0) < MOST / 2;
  const bytes = await chart.bytes();
  const ways = [
    () => asWritten(bytes, engine.ask((p) => p.understanding(lang()))?.encoding || 'utf-8'),
    ...(fits ? [
      () => engine.ask((p) => p.tidy()),
      () => engine.ask((p) => p.rows(0, ROWS))?.map((cells) => cells.map(quoted).join(',')).join('\n'),
    ] : []),
  ];
  let why = fits ? undefined : large;
  for (const way of ways) {
    const text = way();
    if (text?.length > MOST) why = large;
    else if (text && await drawsTheSame(text, chart, spec)) return { text };
  }
  return why ?? { why: say('page.embed.single.none') };
}

/**
 * @param {{engine: any, name: string, bytes: () => Promise<Uint8Array>}} chart @param {any} twin @param {[string, string][]} view attributes of the tag
 * @param {string} stem what the file is called
 * @returns {Promise<{html?: string, why?: string}>}
 */
export async function oneFile(chart, twin, view, stem) {
  const { engine } = chart;
  const { text, why } = twin.table ? {} : await kept(chart, twin.spec);
  if (why) return { why };
  const kind = TEMPLATES[twin.build];
  const answer = await fetch(kind);
  if (!answer.ok) throw new Error(`${kind}: ${answer.status}`);
  const template = await answer.text();
  return { html: engine.ask((p) => p.single(lang(), template, twin.table ? `${stem}.csv` : chart.name, view, text)) };
}
