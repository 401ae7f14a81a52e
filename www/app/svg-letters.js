/** The letters of a picture inside the picture: opened where the typeface is not installed, its words have the room they were given. */

const FAMILY = 'Be Vietnam Pro';
const face = (weight) => new URL(`../fonts/be-vietnam-pro-${weight}.woff2`, import.meta.url);

/** @param {URL} url @returns {Promise<string>} */
async function asData(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const blob = await answer.blob();
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(reader.result.replace(/^data:[^,]*,/, 'data:font/woff2;base64,')));
    reader.addEventListener('error', () => failed(reader.error));
    reader.readAsDataURL(blob);
  });
}

/**
 * The picture with the weights it uses. Without them, when they are not to be had: its words then take the next face in its list.
 * @param {string} svg @returns {Promise<string>}
 */
export async function withLetters(svg) {
  if (!svg.includes(FAMILY)) return svg;
  const weights = [400, ...[600, 700].filter((weight) => svg.includes(`font-weight="${weight}"`))];
  try {
    const rules = await Promise.all(weights.map(async (weight) => `@font-face{font-family:"${FAMILY}";font-weight:${weight};src:url(${await asData(face(weight))}) format("woff2")}`));
    const end = svg.lastIndexOf('</svg>');
    return `${svg.slice(0, end)}<style>${rules.join('')}</style>\n${svg.slice(end)}`;
  } catch {
    return svg;
  }
}
