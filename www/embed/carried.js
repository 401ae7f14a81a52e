/**
 * A whole chart in an address: name, table and view, compressed, behind a `#` that no server is ever sent. Made by the page's
 * dialog, read by `embed.html`.
 */

/** What an address may hold. Mail and content systems cut longer ones; browsers would take more. */
export const MOST = 8000;
const VERSION = 1;

const base64 = (bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};

/** @param {BlobPart} part @param {any} stream */
const through = async (part, stream) => new Uint8Array(await new Response(new Blob([part]).stream().pipeThrough(stream)).arrayBuffer());

/** @param {{name: string, table: string, lang: string, view: [string, string][]}} chart @returns {Promise<string>} */
export async function pack({ name, table, lang, view }) {
  const text = JSON.stringify({ v: VERSION, name, lang, view, table });
  return base64(await through(text, new CompressionStream('deflate-raw')));
}

/**
 * @param {string} text
 * @returns {Promise<{name: string, table: string, lang: string, view: [string, string][]}>} throws 'newer' or 'broken'
 */
export async function unpack(text) {
  let found;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
    found = JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw'))));
  } catch {
    throw 'broken';
  }
  if (found?.v > VERSION) throw 'newer';
  const whole = found?.v === VERSION && typeof found.table === 'string' && Array.isArray(found.view);
  if (!whole) throw 'broken';
  return found;
}
