/**
 * The indicator: picked from the catalogue by plain names, told what it can be told, its parts played by other columns where the
 * reading took the wrong ones; its formula beside the chart.
 */
import { el } from '../chart/element.js';
import { choice } from './controls.js';
import { fold } from '../pkg/studio/kimngach.js';
import { math } from './math.js';
import { legend } from './record.js';
import { say } from './words.js';

const dialog = document.getElementById('indicator-dialog');
const search = document.getElementById('indicator-search');
const list = document.getElementById('indicator-list');
const none = document.getElementById('indicator-none');
let rows = new Map();
let onpick = () => {};
let current = '';

/** A row of the panel: label and a button that opens the catalogue. @param {() => void} open */
export function picker(open) {
  const label = el('span', { className: 'label', id: 'indicator-label' });
  const button = el('button', { type: 'button', id: 'indicator-open', className: 'pick' });
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', open);
  return {
    row: el('div', { className: 'row' }, [label, button]),
    sync(text, name) {
      label.textContent = text;
      button.textContent = name;
      button.setAttribute('aria-label', `${text}: ${name}`);
    },
  };
}

search.addEventListener('input', filter);
dialog.addEventListener('close', () => { search.value = ''; });
list.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || button.getAttribute('aria-disabled') === 'true') return;
  dialog.close();
  onpick(button.dataset.id);
});
// One key leads from the search into the list, and through it.
dialog.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target === search && !search.value) {
    // Safari spends the key on emptying the field, even an empty one.
    event.preventDefault();
    dialog.close();
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const all = [...list.querySelectorAll('button')].filter((one) => !one.closest('[hidden]'));
  const at = all.indexOf(document.activeElement);
  const next = event.key === 'ArrowDown' ? all[at + 1] : at > 0 ? all[at - 1] : search;
  if (!next) return;
  event.preventDefault();
  next.focus();
});

/** Opens the catalogue. @param {Promise<any[]>} offers @param {string} chosen @param {(id: string) => void} pick */
export async function openCatalogue(offers, chosen, pick) {
  onpick = pick;
  current = chosen;
  list.replaceChildren(el('p', { className: 'empty', textContent: say('page.indicator.wait') }));
  list.ariaBusy = 'true';
  none.textContent = '';
  dialog.showModal();
  search.focus();
  let all;
  try { all = await offers; } catch { return; }
  list.ariaBusy = 'false';
  write(all ?? []);
  filter();
  list.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
}

function write(all) {
  const groups = new Map();
  for (const one of all) {
    if (!groups.has(one.group)) groups.set(one.group, []);
    groups.get(one.group).push(one);
  }
  rows = new Map();
  list.replaceChildren(...[...groups.values()].map((members) => {
    const heading = el('h3', { textContent: members[0].heading });
    // What the table can serve comes first; the rest says what it lacks.
    const sorted = [...members.filter((one) => one.enabled), ...members.filter((one) => !one.enabled)];
    return el('section', {}, [heading, el('ul', {}, sorted.map(item))]);
  }));
}

function item(one) {
  const text = [el('strong', { textContent: one.name }), el('span', { className: 'quiet', textContent: one.enabled ? one.about : one.why })];
  const button = el('button', { type: 'button' }, text);
  button.dataset.id = one.id;
  if (!one.enabled) button.setAttribute('aria-disabled', 'true');
  if (one.id === current) button.setAttribute('aria-current', 'true');
  const row = el('li', {}, [button]);
  rows.set(row, fold(`${one.name} ${one.about} ${one.id}`));
  return row;
}

function filter() {
  const words = fold(search.value.trim()).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    found += row.hidden ? 0 : 1;
  }
  for (const section of list.querySelectorAll('section')) section.hidden = [...section.querySelectorAll('li')].every((row) => row.hidden);
  none.textContent = rows.size > 0 && found === 0 ? say('page.search.none') : '';
}

/** A label and a number. @param {(value: string) => void} onchange */
function number(onchange) {
  const input = el('input', { type: 'number', min: '0', step: 'any', inputMode: 'decimal' });
  const unit = el('span', { className: 'quiet' });
  const text = el('span', { className: 'label' });
  const label = el('label', { className: 'row' }, [text, el('span', { className: 'number-box' }, [input, unit])]);
  input.addEventListener('change', () => { if (input.checkValidity()) onchange(input.value); });
  return {
    row: label,
    sync(name, param) {
      text.textContent = name;
      unit.textContent = param.unit;
      unit.hidden = !param.unit;
      input.placeholder = param.standard;
      input.step = param.id === 'top' ? '1' : 'any';
      input.min = param.id === 'top' ? '1' : '0';
      if (document.activeElement !== input) input.value = param.value;
    },
  };
}

/**
 * The rows of the panel under the indicator: what it can be told, and who plays which part in it.
 * @param {any} shown the core's indicator @param {any} economy dimension, members and choice of one's own economy
 * @param {(name: string, make: () => any) => any} row the panel's rows by name @param {(next: (spec: any) => any) => void} change
 */
export function controls(shown, economy, row, change) {
  if (!shown) return;
  if (economy) {
    const [name, members, own] = economy;
    row(`economy ${name}`, () => choice((value) => change((spec) => ({ ...spec, select: { ...spec.select, [name]: [value] } }))))
      .sync(name, members.map((one) => ({ value: one, label: one })), own);
  }
  for (const param of shown.params) {
    if (param.options.length === 0) {
      const set = (value) => change((spec) => ({ ...spec, [param.id]: value === '' ? undefined : Number(value) * param.scale }));
      row(`param ${shown.id} ${param.id}`, () => number(set)).sync(param.label, param);
      continue;
    }
    const options = param.options.map(([value, label]) => ({ value, label }));
    if (param.id === 'base') options.unshift({ value: '', label: param.standard });
    const set = param.id === 'against'
      ? (value) => change((spec) => ({ ...spec, against: { [param.dimension]: [value] } }))
      : (value) => change((spec) => ({ ...spec, [param.id]: value || undefined }));
    row(`param ${shown.id} ${param.id}`, () => choice(set)).sync(param.label, options, param.value);
  }
  for (const role of shown.roles) {
    const set = (value) => change((spec) => {
      const roles = { ...spec.roles };
      if (value) roles[role.id] = [value];
      else delete roles[role.id];
      return { ...spec, roles: Object.keys(roles).length > 0 ? roles : undefined };
    });
    const options = role.options.map((name) => ({ value: name, label: name }));
    options.unshift({ value: '', label: role.cast ? say('page.guess') : role.playing || say('page.role.nobody') });
    row(`role ${shown.id} ${role.id}`, () => choice(set)).sync(role.label, options, role.cast ? role.playing : '');
  }
}

/** The formula beside the chart. @param {HTMLElement} place @param {any} shown */
export function writeMethod(place, shown) {
  const plain = !shown || shown.id === 'value';
  place.hidden = plain;
  if (plain) return;
  place.replaceChildren(
    el('h3', { textContent: shown.name }),
    el('p', { textContent: shown.about }),
    el('div', { className: 'formula' }, [math(shown.math)]),
    legend(shown.legend),
    el('p', { className: 'quiet', textContent: say('page.record.method', { method: shown.method }) }),
  );
}
