/** The charts that fit the table best, as small pictures: shapes alone, with the name of the form below and the reason to be read. */
import { prefersDark } from '../chart/device.js';
import { el } from '../chart/element.js';
import { ask } from './answers.js';
import { lang } from './words.js';

const box = document.getElementById('previews');
const MOST = 5;
let addresses = [];
let specs = [];
/** What was last shown, so that it is not made again. */
let shown;

/** @param {any} a @param {any} b whether two specs choose the same form of the same figures */
const alike = (a, b) => ['type', 'by', 'indicator'].every((name) => (a[name] ?? '') === (b[name] ?? ''));

/**
 * @param {import('./engine.js').Engine} engine @param {{suggestions: any[]}} forms
 * @param {(type: string, spec: any) => void} turn @param {any} resolved the spec as it is drawn
 */
export async function writePreviews(engine, forms, turn, resolved) {
  const dark = prefersDark();
  const { data } = engine;
  const tag = lang();
  const pictures = await ask(engine, dark ? 'previews_dark' : 'previews', tag).catch(() => []);
  if (data !== engine.data || tag !== lang()) return;
  const of = JSON.stringify([forms.suggestions.map(({ spec }) => spec), dark, tag, engine.spec.roles ?? null]);
  if (of !== shown) {
    shown = of;
    for (const address of addresses) URL.revokeObjectURL(address);
    const made = forms.suggestions.map((one, i) => [one, pictures[i]]).filter(([, svg]) => svg).slice(0, MOST);
    addresses = made.map(([, svg]) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    specs = made.map(([{ spec }]) => spec);
    box.lastElementChild.replaceChildren(...made.map(([{ label, reason, spec }], i) => {
      const button = el('button', { type: 'button' }, [
        el('img', { src: addresses[i], alt: '' }), el('strong', { textContent: label }), el('span', { className: 'quiet', textContent: reason }),
      ]);
      button.addEventListener('click', () => turn(spec.type, spec));
      return el('li', {}, [button]);
    }));
    box.hidden = made.length === 0;
  }
  box.querySelectorAll('button').forEach((button, i) => button.setAttribute('aria-pressed', String(alike(specs[i], resolved))));
}
