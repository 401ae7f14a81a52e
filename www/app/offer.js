/** Something that could be done next, offered once, in a line that takes nothing away. */
import { say } from './words.js';

const box = document.getElementById('offer');
const [yes, no] = box.querySelectorAll('button');
let shown;

yes.addEventListener('click', () => {
  const { act } = shown;
  hide();
  act();
});
no.addEventListener('click', hide);
box.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

/** @param {{text: string, yes: string, args?: Record<string, string>, act: () => void}} what keys of the words */
export function offer(what) {
  shown = what;
  box.hidden = false;
  write();
}

/** Again, after the language changed. */
export function write() {
  if (!shown) return;
  box.querySelector('p').textContent = say(shown.text, shown.args);
  yes.textContent = say(shown.yes);
}

export function hide() {
  if (box.hidden) return;
  if (box.contains(document.activeElement)) document.getElementById('chart').focus({ preventScroll: true });
  box.hidden = true;
  shown = undefined;
}
