/** Our own face, for pages that ask for it by `font="Be Vietnam Pro"`; other pages are spared the 40 kB. */
import { faces } from '../chart/faces.js';

const NAME = 'Be Vietnam Pro';
const FILES = {
  400: new URL('../fonts/be-vietnam-pro-400.woff2', import.meta.url),
  600: new URL('../fonts/be-vietnam-pro-600.woff2', import.meta.url),
  700: new URL('../fonts/be-vietnam-pro-700.woff2', import.meta.url),
};
let added = false;

/** Resolves when the face can be measured, or after a short wait. @param {string | null} family */
export function face(family) {
  if (!family) return Promise.resolve();
  if (family.includes(NAME) && !added) {
    added = true;
    const there = [...document.fonts].some((one) => one.family.replace(/["']/g, '') === NAME);
    if (!there) {
      for (const [weight, file] of Object.entries(FILES)) document.fonts.add(new FontFace(NAME, `url("${file}")`, { weight }));
    }
  }
  return faces(family);
}
