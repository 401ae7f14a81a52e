/**
 * What comes in through any door is looked at before it is read: a project file, a spec and a picture that carries what it was drawn
 * from are pieces of work, everything else goes to the reader of tables.
 */
import { begins, NotWork, parse } from './project-file.js';
import { fromPng, fromSvg, isPng, isSvg } from './picture-spec.js';

const HEAD = 4096;
/** Larger pictures and project files than any that this page writes. */
const LARGEST = 400e6;

/** A larger JSON file than this is a table. */
const LARGEST_SPEC = 2e6;

/**
 * A chart written as JSON, without any data. @param {string} text @param {(spec: object) => boolean} drawable throws what the grammar has against it
 * @returns {import('./project-file.js').Work | undefined} nothing where it is other JSON; throws NotWork where it is a spec with faults
 */
function described(text, drawable) {
  let value;
  try { value = JSON.parse(text.replace(/^\uFEFF/, '')); } catch { return undefined; }
  // A description beside a table names the table, with the spec within or around.
  const { data, ...around } = value ?? {};
  const spec = typeof data !== 'string' ? value : around.spec ?? around;
  if (typeof spec !== 'object' || spec === null || Object.keys(spec).length === 0) return undefined;
  try {
    if (drawable(spec)) return { spec, data: { name: '' }, told: 'page.fit.spec' };
  } catch (problems) {
    // JSON tables have neither of the two; what has both is meant as a chart.
    if (Number.isInteger(spec.version) && typeof spec.type === 'string') throw new NotWork('page.error.spec', {}, problems);
  }
  return undefined;
}

/** What a picture carries: a whole piece of work, or the spec alone. @param {string} text */
function carried(text) {
  let value;
  try { value = JSON.parse(text); } catch { throw new NotWork('page.error.picture.broken'); }
  if (value?.format !== undefined) return parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotWork('page.error.picture.broken');
  return { spec: value.spec ?? value, data: { name: value.data?.name ?? '' } };
}

/**
 * @param {{name: string, size: number, blob?: Blob}} source @param {(spec: object) => boolean} drawable as `described` takes it
 * @returns {Promise<import('./project-file.js').Work | undefined>} nothing for a table; rejects with NotWork when it is neither
 */
export async function workIn({ blob, size }, drawable) {
  if (!blob || size > LARGEST) return undefined;
  const bytes = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  const head = new TextDecoder().decode(bytes);
  if (begins(head)) return parse(await blob.text());
  if (/^\uFEFF?\s*\{/.test(head)) return size > LARGEST_SPEC ? undefined : described(await blob.text(), drawable);
  const png = isPng(bytes);
  if (!png && !isSvg(head)) return undefined;
  const text = png ? await fromPng(new Uint8Array(await blob.arrayBuffer())) : fromSvg(await blob.text());
  if (text === undefined) throw new NotWork('page.error.picture');
  return carried(text);
}
