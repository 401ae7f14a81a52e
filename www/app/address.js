/**
 * What is shown, in the part of the address that is never sent to a server: `#v=1&lang=vi&data=trade&type=line&from=1995`.
 * Reload keeps it, back and forward walk through it, and a copied address opens the same view.
 */
import { NAMES, readSpec } from '../chart/spec-text.js';
import { writeSpec } from './spec-pairs.js';

const VERSION = '1';

/**
 * @typedef {object} View
 * @property {string} [lang]
 * @property {string} [data] id of an example
 * @property {string} [url] address of a file on this site
 * @property {string} [file] name of a file of the person's own; its content is nowhere but in the tab
 * @property {string} [tab] 'table', else the chart
 * @property {string} [view] 'work' beside the panel, else the first screen
 * @property {Record<string, any>} spec
 */

/** @returns {View} what the address says; what it does not understand it leaves out */
export function readAddress() {
  const found = new URLSearchParams(location.hash.slice(1));
  const view = { spec: {} };
  if (found.has('v') && found.get('v') !== VERSION) return view;
  for (const name of ['lang', 'data', 'url', 'file', 'tab', 'view']) if (found.get(name)) view[name] = found.get(name);
  try {
    view.spec = readSpec((name) => (NAMES.includes(name) ? found.get(name) : null));
  } catch { /* a mangled spec is no reason to refuse the data */ }
  return view;
}

/** @param {View} view @returns {string} */
export function fragment(view) {
  const pairs = [['v', VERSION]];
  for (const name of ['lang', 'data', 'url', 'file', 'view', 'tab']) if (view[name]) pairs.push([name, view[name]]);
  pairs.push(...writeSpec(view.spec));
  return `#${new URLSearchParams(pairs)}`;
}

/**
 * Writes the address. A step that people would want to go back over is pushed, a mere change of looks replaces.
 * @param {View} view @param {boolean} step
 */
export function writeAddress(view, step) {
  const next = fragment(view);
  if (next === location.hash) return;
  if (step) history.pushState(null, '', next);
  else history.replaceState(null, '', next);
}
