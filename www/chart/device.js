/** What the reader's device can change while a chart is on the screen: pixel ratio, colour scheme, loaded faces. */

const scheme = matchMedia('(prefers-color-scheme: dark)');

/** Whether the reader's device asks for dark. */
export const prefersDark = () => scheme.matches;

/** Whom to tell: the charts of a page are watched over together. @type {Set<() => void> | undefined} */
let watching;

/**
 * Calls back whenever a chart drawn before would no longer be right.
 * @param {() => void} changed @param {AbortSignal} signal
 */
export function watchDevice(changed, signal) {
  if (!watching) {
    watching = new Set();
    const tell = () => watching.forEach((told) => told());
    scheme.addEventListener('change', tell);
    document.fonts?.addEventListener?.('loadingdone', tell);
    // A resolution query answers once, when the ratio leaves its value; the next one is asked for the new ratio.
    const ratio = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
        tell();
        ratio();
      }, { once: true });
    };
    ratio();
  }
  watching.add(changed);
  signal.addEventListener('abort', () => watching.delete(changed));
}
