/**
 * What a chart in an article wears beyond its theme: a newsroom's dress (`house`: the address of a small JSON, or nothing, for
 * CSS variables alone), and what the reader's system asks for. Fetched only where one of the two is asked for.
 */
import { isDark } from '../chart/device.js';
import { asked, watch } from '../chart/system.js';

const COLOURS = ['page', 'ink', 'grey', 'hairline', 'axis', 'band', 'exports', 'imports', 'balance', 'quiet'];
const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });

/** Any colour that the browser understands as `#rrggbb`, on white where it lets it through; nothing for what is none. @param {string} colour */
function hex(colour) {
  // What is no colour leaves the one that was there.
  const taken = ['#123456', '#654321'].map((before) => {
    pen.fillStyle = before;
    pen.fillStyle = colour;
    return pen.fillStyle;
  });
  if (taken[0] !== taken[1]) return undefined;
  for (const fill of ['#fff', colour]) {
    pen.fillStyle = fill;
    pen.fillRect(0, 0, 1, 1);
  }
  return `#${[...pen.getImageData(0, 0, 1, 1).data.subarray(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** A colour that is none is left out, and said to whoever wrote it: readers have the chart. */
function understood(name, text) {
  const colour = hex(text);
  if (!colour) console.warn(`kim-ngach: --kim-ngach-${name}: “${text}” is no colour`);
  return colour;
}

/** The variables `--kim-ngach-NAME` of the element, over the JSON; a colour is of the ground that the page has just now. */
function variables(element, house, ground) {
  const style = getComputedStyle(element);
  const value = (name) => style.getPropertyValue(`--kim-ngach-${name}`).trim();
  const text = (name) => value(name).replace(/^(["'])(.*)\1$/, '$2');
  const own = { ...house[ground] };
  for (const name of COLOURS) {
    const colour = value(name) && understood(name, value(name));
    if (colour) own[name] = colour;
  }
  // Commas stand within rgb(…), too.
  const parts = value('parts').split(/[\s,]+(?![^(]*\))/).filter(Boolean).map((text) => understood('parts', text)).filter(Boolean);
  if (parts.length) own.parts = parts;
  const out = { ...house };
  if (Object.keys(own).length) out[ground] = own;
  for (const name of ['mark', 'corner']) if (value(name)) out[name] = text(name);
  const bar = value('bar') && understood('bar', value('bar'));
  if (bar) out.bar = bar;
  return out;
}

/**
 * @param {HTMLElement} element
 * @returns {Promise<{spec: any, dress: any}>} fields of the spec, and what each drawing is told
 */
export async function worn(element) {
  const dress = asked();
  const spec = dress.contrast ? { theme: 'contrast' } : {};
  if (element.hasAttribute('house')) {
    let house = {};
    const at = element.getAttribute('house');
    if (at) {
      // A dress that does not come is no reason to go without the chart.
      try {
        const answer = await fetch(new URL(at, element.baseURI));
        if (!answer.ok) throw new Error(answer.status);
        house = await answer.json();
      } catch (error) {
        console.warn(`kim-ngach: house="${at}":`, error.message);
      }
    }
    const theme = element.getAttribute('theme');
    const dark = theme === 'dark' || (theme !== 'light' && isDark(element.place));
    house = variables(element, house, dark ? 'dark' : 'light');
    if (Object.keys(house).length) spec.house = house;
  }
  watch(() => { if (element.isConnected) { element.end(); element.connectedCallback(); } });
  return { spec, dress };
}
