/**
 * One choice of very many: what is chosen now, and behind it a list that is searched. A native list would build every option, and of
 * thousands nobody finds the one they want.
 */
import { el } from '../chart/element.js';
import { SEEN, offerMore, seeker } from './sought.js';
import { say } from './words.js';

let made = 0;

/**
 * @param {string} label id of what names the choice
 * @param {(value: string) => void} onchange
 */
export function oneOfMany(label, onchange) {
  const id = `many-${(made += 1)}`;
  const now = el('span', { id });
  const summary = el('summary', {}, [now]);
  const search = el('input', { type: 'search', autocomplete: 'off', spellcheck: false });
  const list = el('ul');
  const more = el('button', { type: 'button', className: 'link', hidden: true });
  const none = el('p', { className: 'quiet', role: 'status' });
  const box = el('details', { className: 'many' }, [summary, search, list, more, none]);
  summary.setAttribute('aria-labelledby', `${label} ${id}`);
  search.setAttribute('aria-labelledby', label);
  let options = [];
  let found = seeker(options);
  let value = '';
  let most = SEEN;
  const item = (one) => {
    const button = el('button', { type: 'button', value: one.value, textContent: one.label });
    if (one.value === value) button.setAttribute('aria-current', 'true');
    return el('li', {}, [button]);
  };
  const write = () => {
    if (!box.open) return list.replaceChildren();
    const all = found(search.value);
    // What is chosen is seen among its neighbours, however far down it stands.
    const before = Math.min(all.findIndex((one) => one.value === value) - SEEN / 2, all.length - most);
    const from = Math.max(0, before);
    const seen = all.slice(from, from + most);
    list.replaceChildren(...seen.map(item));
    offerMore(more, seen.length, all.length);
    none.textContent = all.length === 0 ? say('page.search.none') : '';
    return undefined;
  };
  const close = () => {
    box.open = false;
    summary.focus();
  };
  box.addEventListener('toggle', () => {
    most = SEEN;
    search.value = '';
    search.placeholder = say('page.search.hint');
    write();
    if (!box.open) return;
    search.focus();
    const current = list.querySelector('[aria-current]');
    if (current) list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 2;
  });
  search.addEventListener('input', () => {
    most = SEEN;
    write();
  });
  more.addEventListener('click', () => {
    most += SEEN;
    write();
    (more.hidden ? list.querySelector('[aria-current]') ?? search : more).focus();
  });
  list.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    close();
    if (button.value !== value) onchange(button.value);
  });
  box.addEventListener('keydown', (event) => {
    if (!box.open) return;
    const at = document.activeElement;
    const buttons = [...list.querySelectorAll('button')];
    const to = { ArrowDown: buttons.indexOf(at) + 1, ArrowUp: buttons.indexOf(at) - 1 }[event.key];
    if (event.key === 'Escape') close();
    // Who types and presses Enter means the first that is found.
    else if (event.key === 'Enter' && at === search) buttons[0]?.click();
    else if (to !== undefined && at !== more) (buttons[to] ?? (to < 0 ? search : buttons.at(-1)))?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    box,
    /** @param {{value: string, label: string, also?: string}[]} all @param {string} chosen */
    sync(all, chosen) {
      value = chosen;
      options = all;
      found = seeker(options);
      const text = all.find((one) => one.value === chosen)?.label ?? '';
      if (now.textContent !== text) now.textContent = text;
      if (box.open) write();
    },
  };
}
