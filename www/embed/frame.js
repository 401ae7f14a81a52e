/**
 * The page inside an iframe: `embed.html#src=data/x.csv&lang=vi&type=line`. It holds one element and tells its height to
 * whoever holds the frame. It needs no storage and no origin, so it works in `sandbox="allow-scripts"`.
 */
import { KimNgach } from '../kim-ngach.js';
import { tellHeight } from './height.js';

/** Attributes that an address may set; what a carried chart says of its view goes through the same list. */
const KNOWN = [...KimNgach.observedAttributes, 'level', 'live'];

const frame = document.getElementById('frame');
const box = document.createElement('div');
frame.append(box);

/** A chart that lies in the address itself. */
async function carried(text, chart) {
  const { unpack } = await import('./carried.js');
  const { name, table, lang, view } = await unpack(text);
  const held = document.createElement('script');
  held.type = 'application/json';
  held.id = 'carried';
  held.textContent = JSON.stringify({ name, text: table });
  chart.setAttribute('data', '#carried');
  chart.setAttribute('lang', lang);
  for (const [key, value] of view) if (KNOWN.includes(key)) chart.setAttribute(key, value);
  return held;
}

/** The address is from a later kimngach, or was cut on its way: said in both languages, since nothing says which. */
function cannot(why) {
  for (const place of document.querySelectorAll('[data-cannot]')) place.hidden = place.dataset.cannot !== why;
  frame.dataset.state = why ? 'error' : '';
  if (why) console.warn(`kim-ngach: ${why} address`);
}

/** Nobody tells a frame what its host looks like; an article that says nothing is white. By itself the page follows the reader's system. */
function scheme(theme) {
  const wish = theme ?? (window === parent ? 'auto' : 'light');
  document.documentElement.style.colorScheme = wish === 'auto' ? 'light dark' : wish === 'dark' ? 'dark' : 'light';
}

/** What is seen before the chart, and for good where it cannot be drawn: its title where the address says it, and the table. */
function still(chart) {
  const link = document.createElement('a');
  link.href = link.textContent = chart.getAttribute('data') ?? chart.getAttribute('src') ?? '';
  link.target = '_blank';
  if (/^http.*\.\w+$/.test(link.protocol + link.pathname)) chart.append(chart.getAttribute('heading') ?? '', ' ', link);
}

async function show() {
  cannot();
  const wanted = new URLSearchParams(location.hash.slice(1));
  const chart = document.createElement('kim-ngach');
  chart.setAttribute('level', '1');
  for (const name of KNOWN) {
    if (wanted.has(name)) chart.setAttribute(name, wanted.get(name));
  }
  // A host that keeps a fixed height says so, and the chart keeps to it.
  const fit = wanted.get('fit') === 'height';
  document.documentElement.classList.toggle('fit', fit);
  chart.toggleAttribute('fit', fit);
  document.documentElement.lang = wanted.get('lang') ?? (navigator.language.startsWith('vi') ? 'vi' : 'en');
  chart.addEventListener('kim-ngach:ready', ({ detail }) => { document.title = detail.title; });
  const packed = wanted.get('z');
  try {
    const held = packed ? [await carried(packed, chart)] : [];
    scheme(chart.getAttribute('theme'));
    still(chart);
    box.replaceChildren(...held, chart);
  } catch (why) {
    box.replaceChildren();
    cannot(why === 'newer' ? why : 'broken');
  }
}

show();
addEventListener('hashchange', show);
tellHeight(box);
