/** What people take away. Made here, handed to the browser's own download; nothing passes through a server. */
import { intoPng, intoSvg } from './picture-spec.js';
import { workAddress } from './address.js';
import { pack } from './packed.js';
import { asData, write } from './project-file.js';
import { withLetters } from './svg-letters.js';

/** A link longer than this is cut off by mail and chat programs; with more data the project file is the way. */
const LONGEST_LINK = 16_000;
/** What social networks show of a page. */
const CARD = { width: 1200, height: 630 };

/**
 * @param {Blob} blob @param {string} name
 */
export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file name out of a title: what every disk accepts. @param {string} title */
export const plain = (title) => title
  .replace(/[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
  .replace(/\s+/g, ' ').trim().slice(0, 80).replace(/^\.+|[. ]+$/g, '') || 'kimngach';

const canvasPng = (canvas) => new Promise((done) => { canvas.toBlob(done, 'image/png'); });

/**
 * @typedef {object} Shown
 * @property {import('./engine.js').Engine} engine
 * @property {import('../chart/chart-host.js').ChartHost} chart
 * @property {{lang: string, spec: object, data: object}} work what is shown, without the data's bytes
 * @property {() => Promise<Uint8Array>} bytes the data's bytes
 * @property {{text: string, fixed?: object[]}} [article] the article that is checked
 */

/** @param {Shown} shown @param {'1'|'2'|'3'|'card'} size */
export async function png({ engine, chart, work }, size) {
  const { drawn, options: { lang, font } } = chart;
  const dark = chart.figure.dataset.dark === 'true';
  const canvas = document.createElement('canvas');
  const place = size === 'card' ? { ...CARD, ratio: 1 } : { width: drawn.width, ratio: Number(size) };
  const made = engine.ask((p) => p.draw(canvas, { ...place, lang, dark, font }));
  if (!made) return undefined;
  const right = size === 'card' && made.height !== CARD.height ? onCard(canvas) : canvas;
  const blob = await canvasPng(right);
  chart.soon(); // the core answers pointers for the drawing it made last
  return intoPng(blob, JSON.stringify(write(work)));
}

/** A chart that needs more height than a card has is shown whole, smaller, on its own paper. */
function onCard(canvas) {
  const card = Object.assign(document.createElement('canvas'), CARD);
  const context = card.getContext('2d');
  context.drawImage(canvas, 0, 0, 1, 1, 0, 0, CARD.width, CARD.height);
  const part = Math.min(CARD.width / canvas.width, CARD.height / canvas.height);
  const [width, height] = [canvas.width * part, canvas.height * part];
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, (CARD.width - width) / 2, (CARD.height - height) / 2, width, height);
  return card;
}

/** @param {Shown} shown */
export async function svg({ engine, chart, work }) {
  const dark = chart.figure.dataset.dark === 'true';
  const made = engine.ask((p) => p.svg({ width: chart.drawn.width, lang: chart.options.lang, dark }));
  return made && new Blob([intoSvg(await withLetters(made), JSON.stringify(write(work)))], { type: 'image/svg+xml' });
}

/** @param {Shown} shown @param {'full'|'shown'|'excel'} form */
export function csv({ engine }, form) {
  const made = engine.ask((p) => p.csv(form));
  return made === undefined ? undefined : new Blob([made], { type: 'text/csv' });
}

/** The chart as JSON, every default filled in. @param {Shown} shown */
export function spec({ engine, chart }) {
  const resolved = engine.ask((p) => p.choices(chart.options.lang))?.resolved;
  return resolved && new Blob([`${JSON.stringify(resolved, null, 2)}\n`], { type: 'application/json' });
}

/** Everything in one file, to go on with on another computer or in another year. @param {Shown} shown */
export async function project({ work, bytes, article }) {
  // A draft goes into nothing else: no picture and no link carries it.
  const whole = { ...work, article, data: { ...work.data, ...asData(await bytes()) } };
  return new Blob([`${JSON.stringify(write(whole), null, 1)}\n`], { type: 'application/json' });
}

/**
 * A link that opens the same picture elsewhere; the data is inside as long as it is small.
 * @param {Shown} shown @returns {Promise<{address: string, whole: boolean}>}
 */
export async function link({ work, bytes }) {
  const lasting = work.data.example !== undefined || work.data.url !== undefined;
  const data = lasting ? work.data : { ...work.data, ...asData(await bytes()) };
  const address = workAddress(await pack(write({ ...work, data })));
  if (address.length <= LONGEST_LINK) return { address, whole: true };
  return { address: workAddress(await pack(write(work))), whole: lasting };
}
