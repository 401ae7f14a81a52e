/** What the reader's device can change while a chart is on the screen: pixel ratio, colour scheme, loaded faces. */

const scheme = matchMedia('(prefers-color-scheme: dark)');

/** Whether the reader's device asks for dark. */
export const prefersDark = () => scheme.matches;

/**
 * Calls back whenever a chart drawn before would no longer be right.
 * @param {() => void} changed @param {AbortSignal} signal
 */
export function watchDevice(changed, signal) {
  scheme.addEventListener('change', changed, { signal });
  document.fonts?.addEventListener?.('loadingdone', changed, { signal });
  // A resolution query answers once, when the ratio leaves its value; the next one is asked for the new ratio.
  const ratio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      changed();
      ratio();
    }, { once: true, signal });
  };
  ratio();
}

/**
 * Waits for the faces a chart is measured with, but not for long: a chart in the second-best face is better than none,
 * and `loadingdone` redraws it when the face arrives.
 * @param {string} family @param {number} [patience] milliseconds
 */
export function faces(family, patience = 700) {
  if (!document.fonts) return Promise.resolve();
  const wanted = [400, 600, 700].map((weight) => document.fonts.load(`${weight} 14px ${family}`, 'Aế'));
  const late = new Promise((done) => { setTimeout(done, patience); });
  return Promise.race([Promise.allSettled(wanted), late]);
}
