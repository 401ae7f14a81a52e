/** Long work in steps: between two of them the page answers, and shows what was done. */

/** Milliseconds of work after which whoever presses a key would notice what comes on top of it, which is seldom less. */
const LONG = 20;
/** Milliseconds of one step of work that is in steps anyway: together with the next it is not noticed either. */
const SHORT = 12;

/** The page answers what waits. @returns {Promise<void>} */
export const breathe = () => globalThis.scheduler?.yield?.() ?? new Promise((next) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); next(); };
  port2.postMessage(undefined);
});

/** What was drawn is on the screen. A page that nobody sees draws no frames. @returns {Promise<void>} */
const painted = () => new Promise((next) => {
  const late = setTimeout(next, 100);
  requestAnimationFrame(() => setTimeout(() => { clearTimeout(late); next(); }));
});

/**
 * Takes steps one after another, the page breathing between them where they take long. Only the first one after the beginning waits for the screen.
 * @param {Iterator<void>} steps @param {() => boolean} wanted whether the rest is still wanted @param {() => void} onwait called before the first breath
 * @returns {Promise<boolean>} whether all was done
 */
export async function inSteps(steps, wanted, onwait) {
  let since = performance.now();
  for (let waited = false; !steps.next().done;) {
    if (performance.now() - since < (waited ? SHORT : LONG)) continue;
    if (!waited) onwait();
    await (waited ? breathe() : painted());
    waited = true;
    if (!wanted()) return false;
    since = performance.now();
  }
  return true;
}
