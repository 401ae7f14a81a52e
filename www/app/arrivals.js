/**
 * What comes in through any door is looked at before it is read: a project file and a picture that carries what it was drawn from
 * are pieces of work, everything else goes to the reader of tables.
 */
import { begins, NotWork, parse } from './project-file.js';
import { fromPng, fromSvg, isPng, isSvg } from './picture-spec.js';

const HEAD = 4096;
/** Larger pictures and project files than any that this page writes. */
const LARGEST = 400e6;

/** What a picture carries: a whole piece of work, or the spec alone. @param {string} text */
function carried(text) {
  let value;
  try { value = JSON.parse(text); } catch { throw new NotWork('page.error.picture.broken'); }
  if (value?.format !== undefined) return parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotWork('page.error.picture.broken');
  return { spec: value.spec ?? value, data: { name: value.data?.name ?? '' } };
}

/**
 * @param {{name: string, size: number, blob?: Blob}} source
 * @returns {Promise<import('./project-file.js').Work | undefined>} nothing for a table; rejects with NotWork when it is neither
 */
export async function workIn({ blob, size }) {
  if (!blob || size > LARGEST) return undefined;
  const bytes = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  const head = new TextDecoder().decode(bytes);
  if (begins(head)) return parse(await blob.text());
  const png = isPng(bytes);
  if (!png && !isSvg(head)) return undefined;
  const text = png ? await fromPng(new Uint8Array(await blob.arrayBuffer())) : fromSvg(await blob.text());
  if (text === undefined) throw new NotWork('page.error.picture');
  return carried(text);
}
