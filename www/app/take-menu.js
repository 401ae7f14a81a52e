/** The menu of what can be taken away, and the dialog for what is copied rather than saved. */
import * as take from './take.js';
import { count, lang, say } from './words.js';

const $ = (id) => document.getElementById(id);
const menu = $('take');
const dialog = $('copy-dialog');
const text = $('copy-text');
const status = $('copy-status');

/** Longer links are cut off by some mail and chat programs. */
const LONG_LINK = 8000;
/** What each picture is called after the title, so that one does not push another aside. */
const SIZES = { 1: '1x', 2: '2x', 3: '3x', card: '1200x630' };

/** What a click on each entry makes: a file with its ending, and what tells it from another of that ending; or a text to copy. */
const FILES = {
  png: { ending: 'png', make: (shown, size) => take.png(shown, size), which: (size) => SIZES[size] },
  svg: { ending: 'svg', make: take.svg },
  csv: { ending: 'csv', make: (shown) => take.csv(shown, 'full'), which: () => say('page.take.name.full') },
  shown: { ending: 'csv', make: (shown) => take.csv(shown, 'shown'), which: () => say('page.take.name.shown') },
  excel: { ending: 'csv', make: (shown) => take.csv(shown, 'excel'), which: () => 'Excel' },
  spec: { ending: 'json', make: take.spec },
  project: { ending: 'kimngach.json', make: take.project },
};
const TEXTS = {
  html: ({ engine }) => ({ text: engine.ask((p) => p.html()) ?? '' }),
  cite: ({ chart, work }) => ({ text: citation(chart.drawn, work) }),
  link: async (shown) => {
    const { address, whole } = await take.link(shown);
    if (!whole) return { text: address, about: say('page.take.link.without', { file: shown.work.data.name }) };
    return { text: address, about: address.length > LONG_LINK ? say('page.take.link.long', { n: count(address.length), most: count(LONG_LINK) }) : '' };
  },
};

/** Title, source, day: what an article prints below a chart, or a thesis in its notes. */
function citation({ title, source }, { data }) {
  // In Vietnamese the months are numbers, and "21 tháng 11, 2026" is nobody's way to write them.
  const [tag, month] = lang() === 'vi' ? ['vi-VN', 'numeric'] : ['en-GB', 'long'];
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month, year: 'numeric' }).format(new Date());
  const from = source || data.name;
  return say('page.cite', { title: title.replace(/[.\s]+$/, ''), source: from.replace(/[.\s]+$/, ''), day });
}

/**
 * @param {() => import('./take.js').Shown | undefined} shown what is on the screen, when anything is
 * @param {(error: any) => void} failed
 */
export function listenTakes(shown, failed) {
  menu.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-take]');
    const now = button && shown();
    if (!now) return;
    menu.open = false;
    menu.firstElementChild.focus();
    try {
      await taken(button.dataset.take, button.dataset.size, now);
    } catch (error) {
      failed(error);
    }
  });
  document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
  $('copy-copy').addEventListener('click', copy);
}

async function taken(what, size, shown) {
  if (what === 'print') return print();
  if (TEXTS[what]) {
    const made = await TEXTS[what](shown);
    return show(say(`page.take.${what}`), made.text, made.about);
  }
  const { ending, make, which } = FILES[what];
  const blob = await make(shown, size);
  const kind = which ? ` (${which(size)})` : '';
  if (blob) take.download(blob, `${take.plain(shown.chart.drawn.title)}${kind}.${ending}`);
  return undefined;
}

function show(title, made, about = '') {
  $('copy-title').textContent = title;
  $('copy-about').textContent = about;
  $('copy-about').hidden = about === '';
  text.value = made;
  status.textContent = '';
  dialog.showModal();
  text.focus();
  text.select();
  text.scrollTop = 0;
}

async function copy() {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    status.textContent = say('page.copied');
  } catch {
    // Not allowed to write to the clipboard: the text is selected, one key away.
    status.textContent = say('page.copy.self');
  }
}
