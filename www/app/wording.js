/** The words on the chart: what the page writes can be overwritten, on the chart or beside it, and given back to the page. */
import { el } from '../chart/element.js';
import { say } from './words.js';

const FIELDS = ['title', 'subtitle', 'source', 'note'];
/** Longer titles are articles. */
const LONGEST = { title: 200, subtitle: 300, source: 400, note: 600 };

const box = document.getElementById('wording');
const fields = new Map(FIELDS.map((name) => [name, el('textarea', { id: `wording-${name}`, rows: 1, maxLength: LONGEST[name] })]));
const labels = new Map(FIELDS.map((name) => [name, el('label', { htmlFor: `wording-${name}` })]));
const again = el('button', { type: 'button', className: 'link' });
box.append(...FIELDS.flatMap((name) => [labels.get(name), fields.get(name)]), again);

/** @param {(change: (spec: any) => any) => void} onchange */
export function listenWording(onchange) {
  for (const [name, field] of fields) {
    field.addEventListener('change', () => {
      const text = field.value.replace(/\s+/g, ' ').trim();
      onchange((spec) => ({ ...spec, [name]: text || undefined }));
    });
    field.addEventListener('input', () => fit(field));
    // A title is one line, however long.
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      field.blur();
      field.focus();
    });
  }
  again.addEventListener('click', () => onchange((spec) => ({ ...spec, ...Object.fromEntries(FIELDS.map((name) => [name, undefined])) })));
  // What is closed has no height to measure.
  box.addEventListener('toggle', () => fields.forEach(fit));
}

/** As high as its text, so that all of it is seen. */
function fit(field) {
  if (!box.open) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

/** After every drawing. @param {any} drawn @param {any} spec the person's own */
export function syncWording(drawn, spec) {
  box.firstElementChild.textContent = say('page.words');
  for (const [name, field] of fields) {
    labels.get(name).textContent = say(`page.words.${name}`);
    if (document.activeElement !== field) field.value = drawn?.[name] ?? '';
    fit(field);
  }
  again.textContent = say('page.words.auto');
  again.hidden = FIELDS.every((name) => spec[name] === undefined);
}

/** Opens the words for a text of the chart that was pressed. @param {string} name @returns {HTMLTextAreaElement | undefined} */
export function fieldOf(name) {
  const field = fields.get(name);
  if (field) box.open = true;
  return field;
}
