/** Form rows that are told the state again and again, and touch the document only where it changed: focus stays where it is. */
import { el } from '../chart/element.js';
import { fold } from '../pkg/studio/kimngach.js';
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

/**
 * A list to tick: searchable when long, what is ticked on top, colours as drawn.
 * @param {(names: string[]) => void} onchange
 */
export function ticks(onchange) {
  const id = `ticks-${++count}`;
  const legend = el('legend');
  const search = el('input', { type: 'search', id, autocomplete: 'off', spellcheck: false });
  const searchLabel = el('label', { htmlFor: id, className: 'unseen' });
  const list = el('div', { className: 'ticks' });
  const none = el('p', { className: 'quiet', role: 'status' });
  const row = el('fieldset', { className: 'ticks-box' }, [legend, searchLabel, search, list, none]);
  let members = [];
  let last;
  const filter = () => {
    const wanted = fold(search.value.trim());
    let found = 0;
    for (const label of list.children) {
      label.hidden = !fold(`${label.dataset.text}|${label.dataset.also}`).includes(wanted);
      found += label.hidden ? 0 : 1;
    }
    none.textContent = found === 0 ? say('page.search.none') : '';
  };
  search.addEventListener('input', filter);
  list.addEventListener('change', (event) => {
    const chosen = [...list.querySelectorAll('input:checked')].map((input) => input.value);
    // A chart of nothing is no chart: the last one stays.
    if (chosen.length === 0) event.target.checked = true;
    else onchange(chosen);
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
        search.value = '';
        list.replaceChildren(...members.map((one) => {
          const input = el('input', { type: 'checkbox', value: one.name });
          const label = el('label', {}, [input, el('span', { className: 'swatch' }), el('span', { textContent: one.label })]);
          label.dataset.text = one.label;
          label.dataset.also = one.also ?? '';
          return label;
        }));
        none.textContent = '';
      }
      for (const input of list.querySelectorAll('input')) input.checked = chosen.includes(input.value);
    },
    /** @param {Map<string, {color: string, dash: string}>} looks by label */
    paint(looks) {
      for (const label of list.children) {
        const look = looks.get(label.dataset.text);
        const swatch = label.children[1];
        swatch.style.borderTopColor = look?.color ?? 'transparent';
        swatch.style.borderTopStyle = look?.dash ?? 'solid';
      }
    },
  };
}
