/**
 * What a chart in an article wears beyond its theme: a newsroom's dress (`house`: the address of a small JSON, or nothing, for
 * CSS variables alone), and what the reader's system asks for. Fetched only where one of the two is asked for.
 */
import { isDark } from '../chart/device.js';
import { asked, watch } from '../chart/system.js';

const COLOURS = ['page', 'ink', 'grey', 'hairline', 'axis', 'band', 'exports', 'imports', 'balance', 'quiet'];
const hex = /^#[0-9a-f]{6}$/i;

/** The variables `--kim-ngach-NAME` of the element, over the JSON; a colour is of the ground that the page has just now. */
function variables(element, house, ground) {
  const style = getComputedStyle(element);
  const value = (name) => style.getPropertyValue(`--kim-ngach-${name}`).trim();
  const text = (name) => value(name).replace(/^(["'])(.*)\1$/, '$2');
  const own = { ...house[ground] };
  for (const name of COLOURS) {
    if (!value(name)) continue;
    if (!hex.test(value(name))) throw Object.assign(new Error(`--kim-ngach-${name}: ${value(name)} is not #rrggbb`), { data: true });
    own[name] = value(name);
  }
  const parts = value('parts').split(/[\s,]+/).filter(Boolean);
  if (parts.length) own.parts = parts;
  const out = { ...house };
  if (Object.keys(own).length) out[ground] = own;
  for (const name of ['mark', 'corner', 'bar']) if (value(name)) out[name] = text(name);
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
      const answer = await fetch(new URL(at, element.baseURI));
      if (!answer.ok) throw Object.assign(new Error(`${at}: ${answer.status}`), { data: true });
      house = await answer.json();
    }
    const theme = element.getAttribute('theme');
    const dark = theme === 'dark' || (theme !== 'light' && isDark(element.place));
    house = variables(element, house, dark ? 'dark' : 'light');
    if (Object.keys(house).length) spec.house = house;
  }
  watch(() => { if (element.isConnected) { element.end(); element.connectedCallback(); } });
  return { spec, dress };
}
