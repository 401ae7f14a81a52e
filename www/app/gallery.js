/** The gallery: every example as an article would hold it, in the language and on the ground that is asked for. */
import { core } from '../kim-ngach.js';
import { el } from '../chart/element.js';
import { fragment } from './address.js';
import { EXAMPLES } from './examples.js';
import { lang, say, speak } from './words.js';

const $ = (id) => document.getElementById(id);
const at = (path) => new URL(path, document.baseURI).href;

/** @type {{name: string, data: string, spec: any, vi: any, en: any}[]} */
let examples = [];
let dark = matchMedia('(prefers-color-scheme: dark)').matches;

/** The address of the page with the same chart, ready to be changed. */
function opened({ data, spec }, own) {
  const { version, ...rest } = { ...spec, ...own };
  const ours = EXAMPLES.find(({ file }) => file === data);
  const from = ours ? { data: ours.id } : { url: `data/${data}` };
  return at(`./${fragment({ lang: lang(), view: 'work', ...from, spec: rest })}`);
}

function show() {
  $('dark').setAttribute('aria-pressed', String(dark));
  const title = ({ spec }) => say(`type.${spec.type}`);
  $('names').replaceChildren(el('ul', {}, examples.map((one) => el('li', {}, [
    el('a', { href: `#${one.name}`, textContent: title(one) }),
  ]))));
  $('charts').replaceChildren(...examples.map((one) => {
    const spec = { ...one.spec, ...one[lang()] };
    const chart = el('kim-ngach', { lang: lang() });
    chart.setAttribute('src', at(`./data/${one.data}`));
    chart.setAttribute('spec', JSON.stringify(spec));
    const dress = $('dress').value;
    chart.setAttribute('theme', dress && !dress.includes('/') ? dress : dark ? 'dark' : 'light');
    if (dress.includes('/')) chart.setAttribute('house', at(`./gallery/${dress}.json`));
    chart.setAttribute('font', 'Be Vietnam Pro');
    const source = el('details', {}, [
      el('summary', { textContent: say('page.gallery.spec') }),
      el('pre', {}, [el('code', { textContent: JSON.stringify(spec, null, 2) })]),
    ]);
    const open = el('a', { className: 'open', href: opened(one, one[lang()]), textContent: say('page.gallery.open') });
    const head = el('h2', { textContent: `${title(one)} ` });
    head.append(el('code', { textContent: one.name, translate: false }));
    return el('section', { id: one.name }, [head, chart, el('p', {}, [open]), source]);
  }));
}

async function begin() {
  const { wasm } = await core('whole');
  const names = await (await fetch(at('./gallery/contents.json'))).json();
  examples = await Promise.all(names.map(async (name) => ({ name, ...(await (await fetch(at(`./gallery/${name}.json`))).json()) })));
  const change = (tag) => {
    speak(tag, wasm.texts(tag));
    document.title = `kimngach: ${say('page.gallery.title')}`;
    show();
  };
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => change(button.dataset.language));
  }
  $('dark').addEventListener('click', () => { dark = !dark; show(); });
  $('dress').addEventListener('change', show);
  change(document.documentElement.lang === 'en' ? 'en' : 'vi');
  $('charts').dataset.state = 'ready';
}

begin().catch((error) => {
  console.error(error);
  $('charts').dataset.state = 'error';
  document.documentElement.dataset.words = 'there';
  $('charts').textContent = String(error?.[0]?.text?.[document.documentElement.lang] ?? error?.message ?? error);
});
