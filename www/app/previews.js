/** The charts that fit the table best, as small pictures: shapes alone, with the name of the form below and the reason to be read. */
import { isDark } from '../chart/device.js';
import { el } from '../chart/element.js';
import { asked } from '../chart/system.js';
import { ask } from './answers.js';
import { lang } from './words.js';

const box = document.getElementById('previews');
const MOST = 5;
const list = box.lastElementChild;
const wait = box.querySelector('p');
let specs = [];
/** The data that they are of. */
let of;
/** What was last shown, so that it is not made again. */
let shown;

const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const light = (hex) => parts(hex).reduce((sum, part) => sum + part, 0) / 765;

/** A picture in the system's own two colours, where it asks for them: each shade as far from the ground as it was. @param {string} svg @param {boolean} dark */
function forced(svg, dark) {
  const { system } = asked();
  if (!system) return svg;
  const [page, ink] = [parts(system.page), parts(system.ink)];
  return svg.replace(/#[\da-f]{6}\b/gi, (hex) => {
    const away = Math.abs(light(hex) - (dark ? 0.09 : 1));
    const share = away < 0.03 ? 0 : Math.min(1, 0.3 + away);
    return `#${page.map((part, i) => Math.round(part + (ink[i] - part) * share).toString(16).padStart(2, '0')).join('')}`;
  });
}

/** @param {any} a @param {any} b whether two specs choose the same form of the same figures */
const alike = (a, b) => ['type', 'by', 'indicator'].every((name) => (a[name] ?? '') === (b[name] ?? ''));

/** Pictures of another table are not to be picked from. @param {any} data what is open now */
export function keepPreviewsOf(data) {
  if (data === of) return;
  of = data;
  shown = undefined;
  // A large table takes its time: until then it is said what is to come.
  box.hidden = false;
  wait.hidden = false;
  list.replaceChildren();
}

/**
 * @param {import('./engine.js').Engine} engine @param {{suggestions: any[]}} forms
 * @param {(type: string, spec: any) => void} turn @param {any} resolved the spec as it is drawn
 */
export async function writePreviews(engine, forms, turn, resolved) {
  const dark = isDark(document.body);
  const { data } = engine;
  const tag = lang();
  box.ariaBusy = 'true';
  const pictures = await ask(engine, dark ? 'previews_dark' : 'previews', tag).catch(() => undefined);
  if (data !== engine.data || tag !== lang()) return; // a later call has the box
  box.ariaBusy = 'false';
  if (!pictures) { // none this time: the next drawing asks again
    box.hidden = !shown;
    wait.hidden = true;
    return;
  }
  wait.hidden = true;
  const key = JSON.stringify([forms.suggestions.map(({ spec }) => spec), dark, tag, engine.spec.roles ?? null, asked().system]);
  if (key !== shown) {
    shown = key;
    const made = forms.suggestions.map((one, i) => [one, pictures[i]]).filter(([, svg]) => svg).slice(0, MOST);
    specs = made.map(([{ spec }]) => spec);
    list.replaceChildren(...made.map(([{ label, reason, spec }, svg]) => {
      const button = el('button', { type: 'button' }, [
        el('img', { src: `data:image/svg+xml,${encodeURIComponent(forced(svg, dark))}`, alt: '' }), el('strong', { textContent: label }), el('span', { className: 'quiet', textContent: reason }),
      ]);
      button.addEventListener('click', () => turn(spec.type, spec));
      return el('li', {}, [button]);
    }));
  }
  // The one chart that fits, which is the one that is shown, is no suggestion.
  box.hidden = specs.length === 0 || (specs.length === 1 && alike(specs[0], resolved));
  box.querySelectorAll('button').forEach((button, i) => button.setAttribute('aria-pressed', String(alike(specs[i], resolved))));
}
