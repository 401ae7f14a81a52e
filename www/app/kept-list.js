/** What this browser keeps of the person's own files, where they see it and can end it. */
import { el } from '../chart/element.js';
import { elsewhere, forget, list } from './kept.js';
import { breakable, lang, say, size } from './words.js';

const $ = (id) => document.getElementById(id);
const SHOWN = 4;

let open = () => {};
let said = () => {};
let current = () => undefined;

/**
 * @param {{open: (key: string) => void, said: (text: string) => void, current: () => string | undefined}} to
 *   `current`: key of the file that is open
 */
export function listenKept(to) {
  ({ open, said, current } = to);
  $('kept-list').addEventListener('click', (event) => {
    const key = event.target.closest('button')?.value;
    if (key) open(key);
  });
  $('kept-forget').addEventListener('click', async () => {
    await forget();
    await writeKept();
    said(say('page.kept.forgotten'));
    $('file').focus();
  });
  $('file-forget').addEventListener('click', async () => {
    await forgetFile(current());
    await writeKept();
    said(say('page.kept.forgotten'));
    $('other-file').focus();
  });
}

/** A file that was opened again is one file to a person. */
const same = (one, other) => one.mark !== undefined && one.mark === other.mark && one.name === other.name && one.size === other.size;

/** Forgets a file with its other copies, which the list does not show; what another tab has open stays that tab's. @param {string} key */
async function forgetFile(key) {
  const all = await list();
  const mine = all.find((one) => one.key === key);
  const held = await elsewhere();
  const copies = mine ? all.filter((one) => one.key !== key && same(one, mine) && !held(one.key)) : [];
  await Promise.all([key, ...copies.map((one) => one.key)].map((one) => forget(one)));
}

/** Brings both places up to date. */
export async function writeKept() {
  // From here on the list has the room it needs; what was kept for it before goes, when it can't be had as well.
  const all = await list().catch(() => []).finally(() => delete document.documentElement.dataset.kept);
  const distinct = all.filter((one, i) => all.findIndex((other) => same(one, other)) === i || one.mark === undefined);
  const day = new Intl.DateTimeFormat(lang() === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'short', timeStyle: 'short' });
  $('kept').hidden = all.length === 0;
  // How much room the list will want next time.
  try {
    if (all.length > 0) localStorage.setItem('kim-ngach-kept', String(Math.min(SHOWN, distinct.length)));
    else localStorage.removeItem('kim-ngach-kept');
  } catch { /* no storage here */ }
  $('kept-list').replaceChildren(...distinct.slice(0, SHOWN).map((one) => el('li', {}, [
    el('button', { type: 'button', value: one.key }, [
      el('span', { className: 'link' }, breakable(one.name)),
      el('span', { className: 'quiet', textContent: `${day.format(one.at)}, ${size(one.size)}` }),
    ]),
  ])));
  $('file-kept').hidden = !all.some(({ key }) => key === current());
}
