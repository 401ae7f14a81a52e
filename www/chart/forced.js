/**
 * Colours that a person forces on every page (Windows' contrast themes, Firefox' own): a browser recolours what it lays out, never what is
 * drawn on a canvas. Ground, ink and greys of a finished drawing become the person's; the data keep their hues, which their dashes,
 * marks and names say as well.
 */
const forced = matchMedia('(forced-colors: active)');
// Channels of a grey differ by less than this; ours are a little blue.
const GREY = 28;

/** Whether colours are forced. */
export const isForced = () => forced.matches;

/** @param {() => void} changed @param {AbortSignal} signal */
export const watchForced = (changed, signal) => forced.addEventListener('change', changed, { signal });

/** The person's ground and ink, as bytes. @param {HTMLElement} place @returns {[number[], number[]]} */
export function grounds(place) {
  const probe = document.createElement('span');
  probe.style.backgroundColor = 'Canvas';
  probe.style.color = 'CanvasText';
  place.append(probe);
  const { backgroundColor, color } = getComputedStyle(probe);
  probe.remove();
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  return /** @type {[number[], number[]]} */ ([backgroundColor, color].map((name) => {
    context.fillStyle = name;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }));
}

const light = ([r, g, b]) => (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;

/** Whether the person's ground is dark. @param {[number[], number[]]} grounds */
export const isDark = ([ground, ink]) => light(ground) < light(ink);

/** Puts a finished drawing into the person's colours. @param {HTMLCanvasElement} canvas @param {[number[], number[]]} grounds */
export function recolour(canvas, [ground, ink]) {
  const context = canvas.getContext('2d');
  const picture = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = picture;
  const dark = isDark([ground, ink]);
  // Our own paper and ink of that theme, in light.
  const [paper, black] = dark ? [0.12, 0.93] : [1, 0.13];
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [data[i], data[i + 1], data[i + 2]];
    if (Math.max(r, g, b) - Math.min(r, g, b) > GREY) continue;
    const share = (light([r, g, b]) - paper) / (black - paper);
    // Hairlines stay thin; grey words become as strong as black ones, since the person asked for contrast.
    const strength = share < 0.03 ? 0 : share < 0.2 ? share * 1.5 : Math.min(1, 0.3 + (share - 0.2) * 2);
    for (let c = 0; c < 3; c += 1) data[i + c] = ground[c] + (ink[c] - ground[c]) * strength;
  }
  context.putImageData(picture, 0, 0);
}
