/** Whole states as text in an address: JSON, deflated, in the letters that an address may hold. */

/** What a packed text may grow to: a link is no place for more, and a hostile one shall not fill the memory. */
const MOST = 8e6;

const through = (bytes, transform) => new Blob([bytes]).stream().pipeThrough(transform);

/** @param {ReadableStream<Uint8Array>} stream @param {number} most */
async function collected(stream, most) {
  const reader = stream.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    size += value.byteLength;
    if (size > most) {
      reader.cancel().catch(() => {});
      throw new RangeError('too large');
    }
    parts.push(value);
  }
}

/** @param {Uint8Array} bytes */
export function toLetters(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} letters @returns {Uint8Array} throws when they are none */
export const fromLetters = (letters) => Uint8Array.from(atob(letters.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

/** @param {any} value */
export async function pack(value) {
  const json = new TextEncoder().encode(JSON.stringify(value));
  const packed = await collected(through(json, new CompressionStream('deflate-raw')), Infinity);
  return toLetters(new Uint8Array(await packed.arrayBuffer()));
}

/** @param {string} letters @returns {Promise<any>} rejects when they are not what `pack` wrote */
export async function unpack(letters) {
  const plain = await collected(through(fromLetters(letters), new DecompressionStream('deflate-raw')), MOST);
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await plain.arrayBuffer()));
}
