/** A chart spec as short named texts: what `chart/spec-text.js` reads back. An embed never writes one, so it stands apart. */
import { LISTS, NUMBERS, TEXTS } from '../chart/spec-text.js';

const pack = (text) => text.replace(/[%:;,=]/g, encodeURIComponent);

/** @param {Record<string, string[]>} select */
const writeSelect = (select) => Object.entries(select)
  .map(([name, members]) => `${pack(name)}=${members.map(pack).join(', ')}`)
  .join('; ');

const OWN = [...TEXTS, ...NUMBERS, ...LISTS, 'title', 'version', 'lang'];
const DEFAULTS = { order: 'size', scales: 'shared' };
const isDefault = (name, value) => value === undefined || value === null || value === DEFAULTS[name]
  || (typeof value === 'object' && Object.keys(value).length === 0);

/** @param {Record<string, any>} spec @returns {[string, string][]} what differs from the defaults */
export function writeSpec(spec) {
  const pairs = TEXTS.filter((name) => spec[name] && spec[name] !== 'auto').map((name) => [name, String(spec[name])]);
  if (spec.title) pairs.push(['heading', spec.title]);
  for (const name of NUMBERS) if (name !== 'version' && typeof spec[name] === 'number') pairs.push([name, String(spec[name])]);
  for (const name of LISTS) if (spec[name] && Object.keys(spec[name]).length > 0) pairs.push([name, writeSelect(spec[name])]);
  // What has no name of its own: annotations, labels, colours.
  const rest = Object.entries(spec).filter(([name, value]) => !OWN.includes(name) && !isDefault(name, value));
  if (rest.length > 0) pairs.push(['spec', JSON.stringify(Object.fromEntries(rest))]);
  return pairs;
}
