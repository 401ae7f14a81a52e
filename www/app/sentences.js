/** Sentences about what is on the screen. Every number of them opens its figure; one press copies them, in either language. */
import { el } from '../chart/element.js';
import { copy } from './copy.js';
import { openRecord } from './record.js';
import { lang, say } from './words.js';

const OTHER = { vi: 'en', en: 'vi' };

/** A sentence with its numbers as buttons. Places are counted in code points. @param {{text: string, numbers: any[]}} sentence */
function written({ text, numbers }) {
  const letters = [...text];
  const parts = [];
  let at = 0;
  for (const { start, end, figure } of numbers) {
    if (start < at) continue;
    // A button can be broken off from the bracket before it and the full stop after it, a word cannot.
    const before = letters.slice(at, start).join('');
    const [, free, tied] = before.match(/^(.*?)([^\s]*)$/su);
    parts.push(free);
    const words = letters.slice(start, end).join('');
    const button = el('button', { type: 'button', className: 'number', textContent: words, ariaExpanded: 'false' });
    button.setAttribute('aria-controls', 'record');
    button.addEventListener('click', () => openRecord(figure, { from: button }));
    at = end;
    while (at < letters.length && /[^\s\p{L}\p{N}]/u.test(letters[at])) at += 1;
    parts.push(el('span', { className: 'tie' }, [tied, button, letters.slice(end, at).join('')]));
  }
  parts.push(letters.slice(at).join(''));
  return parts;
}

/** @param {(tag: string) => {text: string}[] | Promise<{text: string}[]>} told @param {(text: string) => void} announce */
function copier(told, announce) {
  return async (tag, i) => {
    let all;
    try {
      all = await told(tag);
    } catch {
      return announce(say('page.copy.refused'));
    }
    const text = (i === undefined ? all : all.slice(i, i + 1)).map((one) => one.text).join('\n');
    return announce(say(await copy(text) ? 'page.copied' : 'page.copy.refused'));
  };
}

const many = (all) => (all.length === 1 ? say('page.sentences.one') : say('page.sentences.copy', { n: all.length }));

function button(text, act, title, language) {
  const made = el('button', { type: 'button', className: 'link copy', textContent: text, ariaLabel: title ?? text });
  if (language) made.lang = language;
  made.addEventListener('click', act);
  return made;
}

/**
 * The first sentences under the chart. @param {HTMLElement} place @param {any[]} all in the page's language
 * @param {(tag: string) => any[] | Promise<any[]>} told in any @param {(text: string) => void} announce
 */
export function writeBrief(place, all, told, announce) {
  const some = all.slice(0, 3);
  place.hidden = some.length === 0;
  const take = copier(async (tag) => (await told(tag)).slice(0, 3), announce);
  place.replaceChildren(
    el('div', { className: 'beneath-head' }, [
      el('h3', { textContent: say('page.tab.text') }),
      ...(some.length > 0 ? [button(many(some), () => take(lang()))] : []),
    ]),
    ...some.map((one) => el('p', {}, written(one))),
  );
}

/** All sentences, each to be copied by itself or all together, in both languages. */
export function writeSentences(place, all, told, announce) {
  const other = OTHER[lang()];
  const take = copier(told, announce);
  if (all.length === 0) {
    place.replaceChildren(el('p', { className: 'empty', textContent: say('page.sentences.none') }));
    return;
  }
  const line = (one, i) => el('li', {}, [
    el('p', {}, written(one)),
    el('span', { className: 'copies' }, [
      button(say('page.sentences.one'), () => take(lang(), i), `${say('page.sentences.one')}: ${one.text}`),
      button(say(`page.sentences.in.${other}`), () => take(other, i), `${say(`page.sentences.in.${other}`)}: ${one.text}`),
    ]),
  ]);
  place.replaceChildren(
    el('div', { className: 'beneath-head' }, [
      el('p', { className: 'quiet', textContent: say('page.sentences.about') }),
      el('span', { className: 'copies' }, [
        button(many(all), () => take(lang())),
        button(say(`page.sentences.all.${other}`), () => take(other)),
      ]),
    ]),
    el('ol', { className: 'sentences' }, all.map(line)),
  );
}
