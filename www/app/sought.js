/** Members by what somebody types: without diacritics, by any of their names. However many there are, few are built at a time. */
import { fold } from '../pkg/studio/kimngach.js';
import { count, say } from './words.js';

/** Members that are built at a time; the rest is found by searching, or asked for. */
export const SEEN = 200;

/** @param {{label: string, also?: string}[]} members `also`: other names to be found by @returns {(words: string) => any[]} */
export function seeker(members) {
  /** Members as they are searched, made when somebody searches. */
  let folded;
  return (words) => {
    const wanted = fold(words.trim());
    if (!wanted) return members;
    folded ??= members.map((one) => fold(`${one.label}|${one.also ?? ''}`));
    return members.filter((_, i) => folded[i].includes(wanted));
  };
}

/** Says on a button how many more there are; without more it is not there. @param {any} more @param {number} seen @param {number} found */
export function offerMore(more, seen, found) {
  more.hidden = seen >= found;
  more.textContent = more.hidden ? '' : say('page.ticks.more', { n: count(Math.min(SEEN, found - seen)), all: count(found) });
}
