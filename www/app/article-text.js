/** The plain text of an article: of a text file, an HTML page or a Word document. Nothing of it is run. */

const BLOCKS = 'p,div,li,h1,h2,h3,h4,h5,h6,blockquote,td,th,figcaption,pre,dt,dd,section,article,br,tr';
/** What a document may hold once unpacked. */
const MOST = 20e6;

/** @param {File} file @returns {Promise<string>} rejects when there is no text in it */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return wordText(bytes);
  const text = decoded(bytes);
  return /\.html?$/i.test(file.name) || /^\s*(<!doctype html|<html)/i.test(text) ? htmlText(text) : text.replace(/\r\n?/g, '\n');
}

function decoded(bytes) {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}

/** Handlers would not run in a parsed page either; but the browser complains of each to the console, as of a fault of ours. */
const still = (html) => html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s/"'])on\w+\s*=/gi, '$1data-off='));

/** @param {string} html */
export function htmlText(html) {
  const page = new DOMParser().parseFromString(still(html), 'text/html');
  for (const one of page.querySelectorAll('script,style,noscript,template,nav,header,footer,aside,form,svg')) one.remove();
  const main = page.querySelector('article') ?? page.querySelector('main') ?? page.body;
  for (const one of main.querySelectorAll(BLOCKS)) {
    one.before('\n');
    one.after('\n');
  }
  return tidied(main.textContent ?? '');
}

const tidied = (text) => text.split('\n').map((line) => line.replace(/[\t \u00a0]+/g, ' ').trim()).filter(Boolean).join('\n');

/** A .docx is a zip; its words stand in word/document.xml. @param {Uint8Array} bytes */
async function wordText(bytes) {
  const xml = await entry(bytes, 'word/document.xml');
  const page = new DOMParser().parseFromString(new TextDecoder().decode(xml), 'application/xml');
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const lines = [...page.getElementsByTagNameNS(space, 'p')].map((paragraph) => {
    let line = '';
    for (const one of paragraph.getElementsByTagNameNS(space, '*')) {
      if (one.localName === 't') line += one.textContent;
      else if (one.localName === 'tab') line += ' ';
      else if (one.localName === 'br' || one.localName === 'cr') line += '\n';
      else if (one.localName === 'noBreakHyphen') line += '-';
    }
    return line;
  });
  return tidied(lines.join('\n'));
}

/** One file of a zip, found by the directory at its end. */
async function entry(bytes, wanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new TypeError('no zip');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && view.getUint32(at, true) === 0x02014b50; left -= 1) {
    const [method, packed, names, extra, notes, start] = [
      view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint16(at + 28, true), view.getUint16(at + 30, true),
      view.getUint16(at + 32, true), view.getUint32(at + 42, true),
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + names));
    if (name === wanted) {
      const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
      const body = bytes.subarray(from, from + packed);
      return method === 0 ? body : inflated(body);
    }
    at += 46 + names + extra + notes;
  }
  throw new TypeError(`no ${wanted}`);
}

async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.byteLength;
    if (size > MOST) {
      reader.cancel().catch(() => {});
      throw new RangeError('too large');
    }
    parts.push(value);
  }
}
