/** Waiting for a typeface before measuring with it. */

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
