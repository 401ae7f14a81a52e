/** Names, colours and order of what is drawn. An empty name gives the table's own back, a button all of it. */
import { el } from '../chart/element.js';
import { choice } from './controls.js';
import { say } from './words.js';

const box = document.getElementById('looks');
const list = el('ul');
const again = el('button', { type: 'button', className: 'link' });
/** More names than this are no legend; they keep the table's own. */
const MOST = 15;
/** Forms that are an order by themselves. */
const ORDERED = ['club', 'treemap', 'scatter', 'bump', 'heatmap', 'seasonal', 'milestone', 'slope', 'trade'];
const ORDERS = ['size', 'file', 'name'];

let change = () => {};
const order = choice((value) => change((spec) => ({ ...spec, order: value === 'size' ? undefined : value })));
box.append(list, order.row, again);

/** What the spec calls a series: the name it had before it was given this one. */
const keyOf = (spec, name) => Object.entries(spec.labels ?? {}).find(([, label]) => label === name)?.[0] ?? name;

/** One more entry in a field of the spec, or one less. */
function entry(spec, field, key, value) {
  const { [key]: _, ...rest } = spec[field] ?? {};
  const next = value ? { ...rest, [key]: value } : rest;
  return { ...spec, [field]: Object.keys(next).length > 0 ? next : undefined };
}

/** @param {(change: (spec: any) => any) => void} onchange */
export function listenLooks(onchange) {
  change = onchange;
  again.addEventListener('click', () => onchange((spec) => ({ ...spec, labels: undefined, colours: undefined, order: undefined })));
}

/** @param {string} key what the table calls a series */
function row(key) {
  const swatch = el('input', { type: 'color' });
  swatch.addEventListener('change', () => change((spec) => entry(spec, 'colours', key, swatch.value)));
  const text = el('input', { type: 'text', maxLength: 120, autocomplete: 'off', spellcheck: false });
  text.addEventListener('change', () => {
    const label = text.value.replace(/\s+/g, ' ').trim();
    change((spec) => entry(spec, 'labels', key, label === key ? '' : label));
  });
  const item = el('li', {}, [swatch, text]);
  item.dataset.key = key;
  return item;
}

/** What a row shows. A name that somebody is writing stays as it is. @param {Element} item @param {{name: string, colour: string}} one */
function renew(item, { name, colour }) {
  const [swatch, text] = item.children;
  swatch.setAttribute('aria-label', say('page.looks.colour', { name }));
  if (swatch !== document.activeElement) swatch.value = colour;
  text.setAttribute('aria-label', say('page.looks.name', { name }));
  if (text !== document.activeElement) text.value = name;
}

/**
 * After every drawing.
 * @param {{series: {name: string, colour: string}[]} | undefined} wordings @param {any} spec the person's own
 * @param {string | undefined} type the form that is drawn
 */
export function syncLooks(wordings, spec, type) {
  const series = (wordings?.series ?? []).slice(0, MOST);
  box.hidden = series.length === 0;
  box.firstElementChild.textContent = say('page.looks');
  const keys = series.map(({ name }) => keyOf(spec, name));
  // Rows of the same series stay: a new one would take the focus away, and what is being written in it.
  if (keys.join('\n') !== [...list.children].map((item) => item.dataset.key).join('\n')) {
    const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
    const wanted = keys.map((key) => {
      const item = known.get(key) ?? row(key);
      known.delete(key);
      return item;
    });
    known.forEach((item) => item.remove());
    // The row that somebody is in is not moved: the others are put around it.
    const mine = wanted.find((item) => item.contains(document.activeElement));
    let before = mine !== undefined;
    for (const item of wanted) {
      if (item === mine) before = false;
      else if (before) list.insertBefore(item, mine);
      else list.append(item);
    }
  }
  series.forEach((one, i) => renew(list.children[i], one));
  order.sync(say('page.looks.order'), ORDERS.map((value) => ({ value, label: say(`page.looks.order.${value}`) })), spec.order ?? 'size');
  order.row.hidden = series.length < 2 || ORDERED.includes(type);
  again.textContent = say('page.looks.auto');
  again.hidden = !spec.labels && !spec.colours && !spec.order;
}

/** The field of a name that was pressed on the chart. @param {string} name @returns {HTMLInputElement | undefined} */
export function nameField(name) {
  const field = [...list.querySelectorAll('[type=text]')].find((one) => one.value === name);
  if (field) box.open = true;
  return field;
}
