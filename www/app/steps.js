/**
 * Undo and redo. Every change of the view is an entry of the browser's own history, so that the buttons here, Ctrl+Z and the
 * browser's back and forward always mean the same. An entry knows its number and what the address cannot say: which kept file it
 * shows and how that file is read.
 */

const TOP = 'kim-ngach-steps';

let at = 0;
let top = 0;
let walked = () => {};
let changed = () => {};
/** What is on the screen and has no entry yet. @type {{fragment: string, step: boolean, more: object} | undefined} */
let due;

/** What the entry of now says beyond its address. @returns {{key?: string, hints?: object}} */
export const here = () => history.state?.kn ?? {};

/**
 * @param {(own: boolean) => void} onwalk after going to another entry; `own` unless a person typed an address
 * @param {() => void} onchange whenever what can be undone changes
 */
export function listenSteps(onwalk, onchange) {
  walked = onwalk;
  changed = onchange;
  const { n } = here();
  at = Number.isInteger(n) ? n : 0;
  top = at;
  // A reload keeps the entries ahead; only the tab's own storage knows how many there are.
  try { top = Math.max(at, Number(sessionStorage.getItem(TOP)) || 0); } catch { /* no storage here: redo starts anew */ }
  if (!Number.isInteger(n)) note({});
  // Comes for back and forward, and for a fragment typed by hand as well.
  addEventListener('popstate', () => {
    // Whoever went away from it meanwhile went from the entry before.
    due = undefined;
    const own = Number.isInteger(here().n);
    if (own) at = here().n;
    else {
      at += 1;
      top = at;
      note({});
    }
    walked(own);
    changed();
  });
}

/** Writes into the entry of now. */
function note(more, address = location.hash || location.href) {
  try { history.replaceState({ kn: { ...more, n: at } }, '', address); } catch { /* too many at once: the next one says it */ }
  keepTop();
}

function keepTop() {
  try { sessionStorage.setItem(TOP, String(top)); } catch { /* no storage here */ }
}

/**
 * Says what was just drawn, as `writeStep` does, at the next chance: for an address a browser lays the page out, which is better done
 * when it has done so anyway. Nothing else is written, and nobody goes back, before that is.
 * @param {string} fragment @param {boolean} step @param {{key?: string, hints?: object}} more
 */
export function owe(fragment, step, more) {
  pay();
  due = { fragment, step, more };
}

/** Writes what is owed. */
export function pay() {
  if (!due) return;
  const { fragment, step, more } = due;
  due = undefined;
  writeStep(fragment, step, more);
}

/**
 * Says what is shown now. A step that people would want to go back over is a new entry, a mere change of looks is not.
 * @param {string} fragment @param {boolean} step @param {{key?: string, hints?: object}} more
 */
function writeStep(fragment, step, more) {
  const { n, ...before } = here();
  const same = fragment === location.hash && JSON.stringify(before) === JSON.stringify({ ...more });
  if (same) return;
  if (step) {
    try {
      history.pushState({ kn: { ...more, n: at + 1 } }, '', fragment);
      at += 1;
      top = at;
    } catch { return; /* browsers allow only so many a minute; the view itself has changed all the same */ }
    keepTop();
  } else note(more, fragment);
  changed();
}

export const canUndo = () => at > 0;
export const canRedo = () => at < top;

export function undo() {
  pay();
  if (canUndo()) history.back();
}

export function redo() {
  pay();
  if (canRedo()) history.forward();
}

/** Whether a key press means something to a field that has an undo of its own. @param {EventTarget | null} target */
const writes = (target) => target instanceof Element
  && target.closest('textarea, [contenteditable], input:not([type=checkbox]):not([type=radio]):not([type=file])') !== null;

/** Ctrl+Z, Shift+Ctrl+Z, Ctrl+Y; ⌘ on a Mac. */
export function listenKeys() {
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || writes(event.target) || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    const act = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' && !event.shiftKey ? redo : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
}
