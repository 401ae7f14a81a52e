/** What the reader's device can change while a chart is on the screen: pixel ratio, colour scheme, loaded faces. */

const scheme = matchMedia('(prefers-color-scheme: dark)');

/** Whether a place is dark: a page that declares no `color-scheme` is white whatever the device asks for. @param {Element} place */
export const isDark = (place) => Number(getComputedStyle(place).color.match(/\d+/)) > 99;

/**
 * Calls back whenever a chart drawn before would no longer be right.
 * @param {() => void} changed @param {AbortSignal} signal
 */
export function watchDevice(changed, signal) {
  scheme.addEventListener('change', changed, { signal });
  document.fonts.addEventListener('loadingdone', changed, { signal });
  // A resolution query answers once, when the ratio leaves its value; the next one is asked for the new ratio.
  const ratio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      changed();
      ratio();
    }, { once: true, signal });
  };
  ratio();
}
