/**
 * What is shown, in the part of the address that is never sent to a server: `#v=1&lang=vi&data=trade&type=line&from=1995`, or with
 * the data inside `#v=1&work=…`. Reload keeps it, back and forward walk through it, and a copied address opens the same view.
 */
import { NAMES, readSpec } from '../chart/spec-text.js';
import { writeSpec } from './spec-pairs.js';

const VERSION = '1';

/**
 * @typedef {object} View
 * @property {string} [lang]
 * @property {string} [data] id of an example
 * @property {string} [url] address of a file
 * @property {string} [file] name of a file of the person's own; its content is in this browser only
 * @property {string} [tab] 'table', else the chart
 * @property {string} [view] 'work' beside the panel, else the first screen
 * @property {string} [work] all of it with its data, packed
 * @property {{key: string, args: Record<string, string>}} [problem] why the address is not understood, in words
 * @property {Record<string, any>} spec
 */

/** @returns {View} what the address says; what it cannot understand it says too */
export function readAddress() {
  const found = new URLSearchParams(location.hash.slice(1));
  const view = { spec: {} };
  if (found.has('v') && found.get('v') !== VERSION) {
    view.problem = { key: 'page.error.link.version', args: { found: found.get('v'), newest: VERSION } };
    return view;
  }
  for (const name of ['lang', 'data', 'url', 'file', 'tab', 'view', 'work']) if (found.get(name)) view[name] = found.get(name);
  try {
    view.spec = readSpec((name) => (NAMES.includes(name) ? found.get(name) : null));
  } catch {
    view.problem = { key: 'page.error.link', args: {} };
  }
  return view;
}

/** @param {View} view @returns {string} */
export function fragment(view) {
  const pairs = [['v', VERSION]];
  for (const name of ['lang', 'data', 'url', 'file', 'view', 'tab']) if (view[name]) pairs.push([name, view[name]]);
  pairs.push(...writeSpec(view.spec));
  return `#${new URLSearchParams(pairs)}`;
}

/** The address of a packed piece of work. @param {string} packed */
export const workAddress = (packed) => new URL(`./#v=${VERSION}&work=${packed}`, document.baseURI).href;
