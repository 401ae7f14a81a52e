/** The words of the page: all of them come from the core's key files, in both languages. */

let texts = {};
let language = document.documentElement.lang === 'en' ? 'en' : 'vi';

/** The language that the page speaks now: 'vi' or 'en'. */
export const lang = () => language;

/** All texts, for parts that take them whole. */
export const all = () => texts;

/**
 * The text of a key, `{name}` filled in. The key itself when there is none: it shall be seen, not guessed at.
 * @param {string} key @param {Record<string, string | number>} [args]
 */
export function say(key, args = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in args ? String(args[name]) : whole));
}

/** A whole number as the language writes it. @param {number} n */
export const count = (n) => new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(n);

/** A file size in words of people: 41 byte, 53 kB, 1,2 MB. @param {number} bytes */
export function size(bytes) {
  if (bytes < 1000) return say('page.bytes', { n: count(bytes) });
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  const digits = { maximumFractionDigits: value < 10 ? 1 : 0 };
  return `${new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', digits).format(value)} ${unit}`;
}

/** A file name, which may be broken after its joints and not in the middle of a word or a number. @param {string} name */
export const breakable = (name) => name.split(/(?<=[_\-.])/).flatMap((part) => [part, document.createElement('wbr')]);

/**
 * Speaks another language from now on, everywhere in the document.
 * @param {string} tag @param {Record<string, string>} words
 */
export function speak(tag, words) {
  language = tag;
  texts = words;
  document.documentElement.lang = tag;
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = say(node.dataset.t);
  for (const node of document.querySelectorAll('[data-t-label]')) node.setAttribute('aria-label', say(node.dataset.tLabel));
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === tag));
  }
  document.documentElement.dataset.words = 'there';
}
