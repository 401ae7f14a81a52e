/** What a picture was drawn from, inside the picture: an iTXt chunk of a PNG, `<metadata>` of an SVG. Written and found again here. */

export const KEYWORD = 'kimngach-spec';
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function crc(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = CRC[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** @param {Uint8Array} bytes */
export const isPng = (bytes) => SIGNATURE.every((byte, i) => bytes[i] === byte);
/** @param {string} head */
export const isSvg = (head) => /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(head);

/** Kinds and places of a PNG's chunks. @param {Uint8Array} bytes */
function* chunks(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return;
    yield { kind: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), from: at + 8, to: at + 8 + length, next: at + 12 + length };
    at += 12 + length;
  }
}

/** @param {Blob} png @param {string} text @returns {Promise<Blob>} */
export async function intoPng(png, text) {
  const bytes = new Uint8Array(await png.arrayBuffer());
  const [head] = chunks(bytes);
  // Keyword, end, not compressed, no language, no translated keyword, text.
  const body = new TextEncoder().encode(`iTXt${KEYWORD}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc(body));
  return new Blob([bytes.subarray(0, head.next), chunk, bytes.subarray(head.next)], { type: 'image/png' });
}

/** @param {Uint8Array} bytes @returns {Promise<string | undefined>} */
export async function fromPng(bytes) {
  for (const { kind, from, to } of chunks(bytes)) {
    if (kind !== 'iTXt') continue;
    const data = bytes.subarray(from, to);
    const end = data.indexOf(0);
    if (new TextDecoder('latin1').decode(data.subarray(0, end)) !== KEYWORD) continue;
    const packed = data[end + 1] === 1;
    const language = data.indexOf(0, end + 3);
    const start = data.indexOf(0, language + 1) + 1;
    const text = data.subarray(start);
    if (!packed) return new TextDecoder().decode(text);
    return new Response(new Blob([text]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
  }
  return undefined;
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

/** @param {string} svg @param {string} text */
export function intoSvg(svg, text) {
  const end = svg.lastIndexOf('</svg>');
  return `${svg.slice(0, end)}<metadata id="${KEYWORD}">${escaped(text)}</metadata>\n${svg.slice(end)}`;
}

/** Read as a document that runs nothing and loads nothing. @param {string} svg @returns {string | undefined} */
export function fromSvg(svg) {
  // Styles are none of its spec, and the page's policy would object to them.
  const found = new DOMParser().parseFromString(svg.replace(/<style\b[^]*?<\/style\s*>/gi, ''), 'image/svg+xml');
  const own = [...found.getElementsByTagName('metadata')].filter((one) => one.id === KEYWORD || one.textContent.includes('"kimngach'));
  return own.at(-1)?.textContent.trim() || undefined;
}
