/** The code that puts the chart into somebody's article, in the two forms there are, ready to copy. */
import { writeSpec } from './spec-pairs.js';
import { lang, say } from './words.js';

const $ = (id) => document.getElementById(id);
const dialog = $('embed-dialog');
const code = $('embed-code');

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
const here = (path) => new URL(path, document.baseURI).href;
const attribute = ([name, value]) => ` ${name}="${escaped(value)}"`;

/** @param {{src?: string, file?: string, spec: any, drawn: any}} chart */
function element({ src, file, spec, drawn }) {
  const data = src ?? file;
  return [
    `<script type="module" src="${escaped(here('kim-ngach.js'))}"></script>`,
    `<kim-ngach src="${escaped(data)}" lang="${lang()}"${writeSpec(spec).map(attribute).join('')}>`,
    `  <p><strong>${escaped(drawn.title)}</strong></p>`,
    `  <p>${escaped(drawn.summary)} <a href="${escaped(data)}">${escaped(say('page.embed.data'))}</a></p>`,
    '</kim-ngach>',
  ].join('\n');
}

function frame({ src, file, spec, drawn }) {
  const state = new URLSearchParams([['src', src ?? file], ['lang', lang()], ...writeSpec(spec)]);
  return [
    `<iframe src="${escaped(here('embed.html'))}#${escaped(String(state))}"`,
    `  title="${escaped(drawn.title)}" width="100%" height="${Math.round(drawn.height)}" loading="lazy"`,
    '  style="border: 0"></iframe>',
    `<script src="${escaped(here('embed-host.js'))}" defer></script>`,
  ].join('\n');
}

let chart;

function write() {
  const form = new FormData(dialog.querySelector('form')).get('form');
  code.value = form === 'frame' ? frame(chart) : element(chart);
  const about = say(form === 'frame' ? 'page.embed.frame.about' : 'page.embed.element.about');
  $('embed-about').textContent = chart.src ? about : `${about} ${say('page.embed.own', { file: chart.file })}`;
  $('embed-status').textContent = '';
}

dialog.addEventListener('change', write);
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

/** @param {{src?: string, file?: string, spec: any, drawn: any}} now */
export function openEmbed(now) {
  chart = now;
  write();
  dialog.showModal();
  code.scrollTop = 0;
}
