/**
 * A whole piece of work as one value: data, how it is read, how it is drawn. As a file it is the project file, deflated it is a
 * link, inside a picture it is what the picture was drawn from.
 */
import { fromLetters, toLetters } from './packed.js';

export const FORMAT = 'kimngach';
export const VERSION = 1;

/**
 * @typedef {object} Work
 * @property {string} [lang] @property {Record<string, any>} spec @property {string} [view] @property {string} [tab]
 * @property {{name: string, example?: string, url?: string, hints?: object, text?: string, base64?: string}} data
 * @property {{text: string, fixed?: {span: number[], key: string}[]}} [article] the article that is checked, with the readings a person chose
 * @property {string} [told] key of what is said when it is drawn on the data there is
 */

/** Why a text is no piece of work: a key of the page's words, what it quotes, and what the core has against it. */
export class NotWork extends Error {
  constructor(key, args = {}, problems = undefined) {
    super(key);
    this.key = key;
    this.args = args;
    this.problems = problems;
  }
}

/** Bytes as JSON can hold them: text stays text that people can read. @param {Uint8Array} bytes */
export function asData(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text };
  } catch {
    return { base64: toLetters(bytes) };
  }
}

/** The bytes of a piece of work that carries them. @param {Work['data']} data @returns {Uint8Array | undefined} */
export function bytesOf({ text, base64 }) {
  if (typeof text === 'string') return new TextEncoder().encode(text);
  if (typeof base64 !== 'string') return undefined;
  try { return fromLetters(base64); } catch { throw new NotWork('page.error.project'); }
}

/** @param {Work} work */
export const write = (work) => ({ format: FORMAT, version: VERSION, ...work });

/** Takes a value for what it says it is, or says why not. @param {any} value @returns {Work} */
export function read(value) {
  if (value?.format !== FORMAT || !Number.isInteger(value.version)) throw new NotWork('page.error.project');
  if (value.version > VERSION) throw new NotWork('page.error.newer', { found: value.version, newest: VERSION });
  const { lang, spec, data, view, tab, article } = value;
  const plain = (one) => typeof one === 'object' && one !== null && !Array.isArray(one);
  const text = (one) => one === undefined || typeof one === 'string';
  const sound = plain(spec) && plain(data) && text(lang) && text(view) && text(tab)
    && typeof data.name === 'string' && [data.example, data.url, data.text, data.base64].every(text)
    && (data.hints === undefined || plain(data.hints))
    && (article === undefined || (plain(article) && typeof article.text === 'string' && (article.fixed === undefined || article.fixed.every?.(plain))));
  if (!sound) throw new NotWork('page.error.project');
  return { lang, spec, data, view, tab, article };
}

/** @param {string} json @returns {Work} */
export function parse(json) {
  let value;
  try { value = JSON.parse(json); } catch { throw new NotWork('page.error.project'); }
  return read(value);
}

/** Whether the first letters of a file are those of a project file. @param {string} head */
export const begins = (head) => /^\uFEFF?\s*\{\s*"format"\s*:\s*"kimngach"/.test(head);
