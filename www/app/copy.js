/** Puts a text on the clipboard, also where the clipboard's own interface is refused: old browsers, frames, plain http. */

/** @param {string} text @returns {Promise<boolean>} whether it is there */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { /* the older way */ }
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  area.readOnly = true;
  document.body.append(area);
  area.select();
  let done = false;
  try { done = document.execCommand('copy'); } catch { /* refused as well */ }
  area.remove();
  before?.focus({ preventScroll: true });
  return done;
}
