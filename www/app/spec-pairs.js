/** A chart spec as short named texts: what `chart/spec-text.js` reads back. An embed never writes one, so it stands apart. */
import { LISTS, NUMBERS, TEXTS } from '../chart/spec-text.js';

const pack = (text) => text.replace(/[%:;,]/g, encodeURIComponent);

/** @param {Record<string, string[]>} select */
const writeSelect = (select) => Object.entries(select)
  .map(([name, members]) => `${pack(name)}:${members.map(pack).join(',')}`)
  .join(';');

/** @param {Record<string, any>} spec @returns {[string, string][]} what differs from the defaults */
export function writeSpec(spec) {
  const pairs = TEXTS.filter((name) => spec[name]).map((name) => [name, String(spec[name])]);
  if (spec.title) pairs.push(['heading', spec.title]);
  for (const name of NUMBERS) if (spec[name]) pairs.push([name, String(spec[name])]);
  for (const name of LISTS) if (spec[name] && Object.keys(spec[name]).length > 0) pairs.push([name, writeSelect(spec[name])]);
  return pairs;
}
