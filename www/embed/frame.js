/**
 * The page inside an iframe: `embed.html#src=data/x.csv&lang=vi&type=line`. It holds one element and tells its height to
 * whoever holds the frame. It needs no storage and no origin, so it works in `sandbox="allow-scripts"`.
 */
import '../kim-ngach.js';
import { NAMES } from '../chart/spec-text.js';
import { tellHeight } from './height.js';

const frame = document.getElementById('frame');
const box = document.createElement('div');
frame.append(box);

function show() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const chart = document.createElement('kim-ngach');
  chart.setAttribute('level', '1');
  for (const name of [...NAMES, 'src', 'lang', 'font', 'level']) {
    if (wanted.has(name)) chart.setAttribute(name, wanted.get(name));
  }
  // A host that keeps a fixed height says so, and the chart keeps to it.
  const fit = wanted.get('fit') === 'height';
  document.documentElement.classList.toggle('fit', fit);
  chart.toggleAttribute('fit', fit);
  if (wanted.has('theme')) document.documentElement.style.colorScheme = wanted.get('theme') === 'auto' ? '' : wanted.get('theme');
  document.documentElement.lang = chart.getAttribute('lang') ?? (navigator.language.startsWith('vi') ? 'vi' : 'en');
  chart.addEventListener('kim-ngach:ready', ({ detail }) => { document.title = detail.title; });
  box.replaceChildren(chart);
}

show();
addEventListener('hashchange', show);
tellHeight(box);
