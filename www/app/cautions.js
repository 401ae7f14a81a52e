/** What should be known before the chart is shared, under it: prices of forty years, steps that are not even, rounding. */
import { el } from '../chart/element.js';
import { sentence } from './message.js';

const list = document.getElementById('cautions');

/** After every drawing. @param {any} drawn */
export function writeCautions(drawn) {
  const said = (drawn?.warnings ?? []).map(sentence);
  list.replaceChildren(...said.map((textContent) => el('li', { textContent })));
  list.hidden = said.length === 0;
}
