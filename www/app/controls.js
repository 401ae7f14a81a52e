/** Form rows that are told the state again and again, and touch the document only where it changed: focus stays where it is. */
import { el } from '../chart/element.js';
import { fold } from '../pkg/studio/kimngach.js';
import { count as number, say } from './words.js';

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

/** More options than this are made when somebody is about to look through them: tens of thousands take seconds, and few are ever looked at. */
const FEW = 500;

/**
 * A label and a native select.
 * @param {(value: string) => void} onchange
 */
export function choice(onchange) {
  const id = `choice-${++count}`;
  const label = el('label', { htmlFor: id });
  const select = el('select', { id });
  const why = el('p', { className: 'quiet why', id: `${id}-why`, hidden: true });
  const row = el('div', { className: 'row' }, [label, select, why]);
  let last;
  /** Options that are not made yet. */
  let waiting;
  const fill = () => {
    if (!waiting) return;
    const { value } = select;
    select.replaceChildren(...grouped(waiting));
    select.value = value;
    waiting = undefined;
  };
  for (const name of ['focus', 'pointerdown']) select.addEventListener(name, fill);
  select.addEventListener('change', () => onchange(select.value));
  return {
    row,
    /** @param {string} text @param {{value: string, label: string, disabled?: boolean, why?: string, group?: string}[]} options @param {string} value @param {string} [reason] */
    sync(text, options, value, reason) {
      if (label.textContent !== text) label.textContent = text;
      const now = key(options);
      if (now !== last) {
        last = now;
        waiting = options.length > FEW && document.activeElement !== select ? options : undefined;
        if (!waiting) select.replaceChildren(...grouped(options));
      }
      if (waiting) select.replaceChildren(...grouped(waiting.filter((one) => one.value === value)));
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
  const ends = [onfrom, onto].map((onchange) => {
    const select = el('select');
    select.addEventListener('change', () => onchange(select.value));
    return select;
  });
  const row = el('div', { className: 'row', role: 'group' }, [label, el('div', { className: 'range' }, ends)]);
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
      ends.forEach((select, end) => {
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
/** Members that are built at a time; the rest is found by searching, or asked for. */
const SEEN = 200;

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
  /** Members as they are searched, made when somebody searches. */
  let folded;
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
    const wanted = fold(search.value.trim());
    if (wanted) folded ??= members.map((one) => fold(`${one.label}|${one.also ?? ''}`));
    const found = wanted ? members.filter((_, i) => folded[i].includes(wanted)) : members;
    // What is ticked is seen, however far down it stands.
    const seen = found.length > most ? found.filter((one, i) => i < most || ticked.has(one.name)) : found;
    const before = built;
    built = new Map(seen.map((one) => [one.name, before.get(one.name) ?? make(one)]));
    for (const [name, label] of before) if (built.get(name) !== label) label.remove();
    let next = list.firstChild;
    for (const label of built.values()) {
      if (label === next) next = next.nextSibling;
      else list.insertBefore(label, next);
      label.firstChild.checked = ticked.has(label.firstChild.value);
    }
    more.hidden = seen.length === found.length;
    more.textContent = more.hidden ? '' : say('page.ticks.more', { n: number(Math.min(SEEN, found.length - seen.length)), all: number(found.length) });
    none.textContent = found.length === 0 ? say('page.search.none') : '';
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
        folded = undefined;
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
