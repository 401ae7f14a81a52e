/** The dialog that puts the chart into somebody's article: a form to choose, code to copy, files to take along. */
import { formOf, twinOf } from './embed-forms.js';
import { BLINK } from './reading.js';
import { say } from './words.js';

const $ = (id) => document.getElementById(id);
const dialog = $('embed-dialog');
const code = $('embed-code');

let chart;
/** What of the chart needs no scripts, or the promise of it. */
let twin;
let asked = 0;
let addresses = [];

/** Files as links; the addresses of the last ones are given back. @param {[string, Blob][]} files */
function offer(files) {
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses = files.map(([, blob]) => URL.createObjectURL(blob));
  $('embed-files').replaceChildren(...files.map(([name], i) => {
    const link = document.createElement('a');
    Object.assign(link, { href: addresses[i], download: name, textContent: name, className: 'button' });
    return link;
  }));
  $('embed-files').hidden = files.length === 0;
}

async function write() {
  const wanted = new FormData(dialog.querySelector('form'));
  const form = wanted.get('form');
  const mine = (asked += 1);
  const live = form !== 'single' && wanted.has('live');
  // The one file is a page of its own, which follows the reader's device.
  $('embed-live').hidden = $('embed-theme').hidden = form === 'single';
  // What follows its table cannot carry the figures of today.
  $('embed-carry').hidden = live || (form !== 'frame' && form !== 'fixed');
  $('embed-status').textContent = '';
  dialog.dataset.state = 'loading';
  const wait = setTimeout(() => { $('embed-status').textContent = say('page.embed.wait'); }, BLINK);
  let made;
  try {
    made = await formOf(form, chart, await twin, { carry: wanted.has('carry'), live, theme: String(wanted.get('theme') ?? '') });
  } catch (error) {
    console.error(error);
    made = { code: '', about: say('page.embed.failed'), files: [] };
  }
  clearTimeout(wait);
  if (mine !== asked) return; // another form was chosen meanwhile
  $('embed-status').textContent = '';
  code.value = made.code;
  code.hidden = $('embed-copy').hidden = made.code === '';
  code.scrollTop = 0;
  $('embed-about').textContent = made.about;
  offer(made.files);
  dialog.dataset.state = 'ready';
}

dialog.addEventListener('change', write);
dialog.addEventListener('close', () => offer([]));
$('embed-copy').addEventListener('click', async () => {
  code.select();
  try {
    await navigator.clipboard.writeText(code.value);
    $('embed-status').textContent = say('page.copied');
  } catch {
    // Not allowed to write to the clipboard: the code is selected, one key away.
    $('embed-status').textContent = say('page.copy.self');
  }
});

/** @param {import('./embed-forms.js').Chart} now */
export function openEmbed(now) {
  chart = now;
  twin = twinOf(now);
  // What lies only on this computer had best go along.
  dialog.querySelector('[name=carry]').checked = !now.src;
  // What an article says stays true only of the figures it was written on.
  dialog.querySelector('[name=live]').checked = false;
  write();
  dialog.showModal();
}
