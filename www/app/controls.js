/** Form rows that are told the state again and again, and touch the document only where it changed: focus stays where it is. */
import { el } from '../chart/element.js';
import { oneOfMany } from './one-of-many.js';
import { SEEN, offerMore, seeker } from './sought.js';
import { say } from './words.js';

let count = 0;

/** Whether two lists of options are the same on the screen. */
const key = (options) => JSON.stringify(options);

/** Options under the headings they name; those of one heading stand together. @param {any[]} options */
function grouped(options) {
  const made = [];
  let heading;
  for (const { value, label, disabled, why, group } of options) {
    const option = el('option', { value, textContent: label, disabled: disabled === true, title: why ?? '' });
    if (!group) made.push(option);
    else if (group === heading) made.at(-1).append(option);
    else made.push(el('optgroup', { label: group }, [option]));
    heading = group;
  }
  return made;
}

/** Of more options than this one is searched for: thousands take long to build, and longer to look through. */
const FEW = 400;

/**
 * A label and a native select; of very many options a list that is searched.
 * @param {(value: string) => void} onchange @param {number} [few] how many options a person still looks through
 */
export function choice(onchange, few = FEW) {
  const id = `choice-${++count}`;
  const label = el('label', { htmlFor: id, id: `${id}-label` });
  const select = el('select', { id });
  const why = el('p', { className: 'quiet why', id: `${id}-why`, hidden: true });
  const row = el('div', { className: 'row' }, [label, select, why]);
  let last;
  let many;
  select.addEventListener('change', () => onchange(select.value));
  return {
    row,
    /** @param {string} text @param {{value: string, label: string, disabled?: boolean, why?: string, group?: string}[]} options @param {string} value @param {string} [reason] */
    sync(text, options, value, reason) {
      if (label.textContent !== text) label.textContent = text;
      const all = options.length > few;
      row.classList.toggle('wide', all);
      if (all) {
        many ??= oneOfMany(label.id, onchange);
        many.sync(options, value);
        if (row.contains(select)) select.replaceWith(many.box);
        return;
      }
      if (many && row.contains(many.box)) many.box.replaceWith(select);
      const now = key(options);
      if (now !== last) {
        last = now;
        select.replaceChildren(...grouped(options));
      }
      select.value = value;
      select.disabled = options.filter((one) => !one.disabled).length < 2;
      why.hidden = !(reason && select.disabled);
      why.textContent = reason ?? '';
      if (why.hidden) select.removeAttribute('aria-describedby');
      else select.setAttribute('aria-describedby', why.id);
    },
  };
}

/**
 * A label and two selects that stand for the ends of a range, and cannot cross.
 * @param {(value: string) => void} onfrom @param {(value: string) => void} onto
 */
export function range(onfrom, onto) {
  const label = el('span', { className: 'label', id: `range-${++count}` });
  const ends = [onfrom, onto].map((onchange, end) => {
    const select = el('select');
    select.addEventListener('change', () => onchange(select.value));
    const name = el('span', { className: 'unseen', id: `${label.id}-${end}` });
    return { select, name, many: undefined, onchange };
  });
  const pair = el('div', { className: 'range' }, ends.flatMap(({ name, select }) => [name, select]));
  const row = el('div', { className: 'row', role: 'group' }, [label, pair]);
  row.setAttribute('aria-labelledby', label.id);
  let last;
  return {
    row,
    /** @param {string[]} texts of the row and of its ends @param {{value: string, label: string}[]} options @param {[string, string]} values */
    sync(texts, options, values) {
      label.textContent = texts[0];
      // Months need more room than years do.
      row.classList.toggle('long', options.some((one) => one.label.length > 4));
      const now = key(options);
      const at = values.map((value) => options.findIndex((one) => one.value === value));
      const all = options.length > FEW;
      ends.forEach((one, end) => {
        const { select, name } = one;
        name.textContent = texts[end + 1];
        if (all) {
          // Days are searched for, not scrolled to.
          one.many ??= oneOfMany(name.id, one.onchange);
          one.many.sync(end === 0 ? options.slice(0, at[1] + 1) : options.slice(Math.max(0, at[0])), values[end]);
          if (pair.contains(select)) select.replaceWith(one.many.box);
          return;
        }
        if (one.many && pair.contains(one.many.box)) one.many.box.replaceWith(select);
        select.ariaLabel = texts[end + 1];
        if (now !== last) select.replaceChildren(...options.map((one) => el('option', { value: one.value, textContent: one.label })));
        [...select.options].forEach((option, i) => { option.disabled = end === 0 ? i > at[1] : i < at[0]; });
        select.value = values[end];
        select.disabled = options.length < 2;
      });
      last = now;
    },
  };
}

/**
 * A few exclusive choices side by side.
 * @param {(value: string) => void} onchange
 */
export function segments(onchange) {
  const name = `segments-${++count}`;
  const legend = el('legend', { className: 'unseen' });
  const row = el('fieldset', { className: 'segments' }, [legend]);
  let last;
  row.addEventListener('change', (event) => onchange(event.target.value));
  return {
    row,
    sync(text, options, value) {
      legend.textContent = text;
      const now = key(options);
      if (now !== last) {
        last = now;
        row.replaceChildren(legend, ...options.map((one) => el('label', {}, [
          el('input', { type: 'radio', name, value: one.value, disabled: one.disabled === true }),
          el('span', { textContent: one.label }),
        ])));
      }
      for (const input of row.querySelectorAll('input')) input.checked = input.value === value;
    },
  };
}

/** From how many members on a list can be searched. */
const MANY = 9;

/**
 * A list to tick: searchable when long, colours as drawn. However many members there are, only those that are looked at are built;
 * the search goes over all.
 * @param {(names: string[]) => void} onchange
 */
export function ticks(onchange) {
  const id = `ticks-${++count}`;
  const legend = el('legend');
  const search = el('input', { type: 'search', id, autocomplete: 'off', spellcheck: false });
  const searchLabel = el('label', { htmlFor: id, className: 'unseen' });
  const list = el('div', { className: 'ticks' });
  const more = el('button', { type: 'button', className: 'link', hidden: true });
  const none = el('p', { className: 'quiet', role: 'status' });
  const row = el('fieldset', { className: 'ticks-box' }, [legend, searchLabel, search, list, more, none]);
  let members = [];
  let found = seeker(members);
  let ticked = new Set();
  let looks = new Map();
  let most = SEEN;
  let last;
  /** What is built, by name: a row keeps its focus. */
  let built = new Map();
  const make = (one) => {
    const input = el('input', { type: 'checkbox', value: one.name });
    const label = el('label', {}, [input, el('span', { className: 'swatch' }), el('span', { textContent: one.label })]);
    label.dataset.text = one.label;
    wear(label);
    return label;
  };
  const wear = (label) => {
    const look = looks.get(label.dataset.text);
    const swatch = label.children[1];
    swatch.style.borderTopColor = look?.color ?? 'transparent';
    swatch.style.borderTopStyle = look?.dash ?? 'solid';
  };
  const write = () => {
    const all = found(search.value);
    // What is ticked is seen, however far down it stands.
    const seen = all.length > most ? all.filter((one, i) => i < most || ticked.has(one.name)) : all;
    const before = built;
    built = new Map(seen.map((one) => [one.name, before.get(one.name) ?? make(one)]));
    for (const [name, label] of before) if (built.get(name) !== label) label.remove();
    let next = list.firstChild;
    for (const label of built.values()) {
      if (label === next) next = next.nextSibling;
      else list.insertBefore(label, next);
      label.firstChild.checked = ticked.has(label.firstChild.value);
    }
    offerMore(more, seen.length, all.length);
    none.textContent = all.length === 0 ? say('page.search.none') : '';
  };
  search.addEventListener('input', () => {
    most = SEEN;
    write();
  });
  more.addEventListener('click', () => {
    const from = list.children.length;
    most += SEEN;
    write();
    // The button may be gone; who came by keyboard goes on with what came.
    (more.hidden ? list.children[from]?.firstChild : more)?.focus();
  });
  list.addEventListener('change', ({ target }) => {
    const chosen = new Set(ticked);
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    // A chart of nothing is no chart: the last one stays.
    if (chosen.size === 0) target.checked = true;
    else onchange(members.filter(({ name }) => chosen.has(name)).map(({ name }) => name));
  });
  return {
    row,
    /** @param {string} text @param {{name: string, label: string, also?: string}[]} all `also`: other names to be found by @param {string[]} chosen */
    sync(text, all, chosen) {
      legend.textContent = text;
      searchLabel.textContent = say('page.search', { what: text });
      search.placeholder = say('page.search.hint');
      search.hidden = all.length < MANY;
      const now = key(all);
      if (now !== last) {
        last = now;
        members = all;
        found = seeker(members);
        most = SEEN;
        search.value = '';
        built = new Map();
        list.replaceChildren();
      }
      const there = new Set(members.map(({ name }) => name));
      ticked = new Set(chosen.filter((name) => there.has(name)));
      write();
    },
    /** @param {Map<string, {color: string, dash: string}>} by label */
    paint(by) {
      looks = by;
      for (const label of list.children) wear(label);
    },
  };
}
