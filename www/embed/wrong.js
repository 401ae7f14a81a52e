/** Says what is wrong with a chart: to the console and to listeners, and under the chart when it is the data's. */
import { el } from '../chart/element.js';

const style = new CSSStyleSheet();
style.replaceSync(/* css */ `
.kn-wrong { all: initial; color-scheme: inherit; display: block; margin: 8px 0 0; font: 13px/18px system-ui, sans-serif; color: #b3261e; color: light-dark(#b3261e, #f2938c); }
.kn-wrong:empty { display: none; }
`);

const NUMBER = ['numbers', 'số'];
/** What may stand in attributes that have a list of their own, by the name of the field. */
const ALLOWED = {
  type: 'auto, trade, line, column, bar, slope, dumbbell, waterfall, bullet, area, area-stacked, area-share, step, index, column-stacked, '
    + 'column-share, bar-stacked, bar-share, column-grouped, growth, balance, club, diverging, heatmap, seasonal, multiples, treemap, '
    + 'tile-map, scatter, bump, range, milestone',
  theme: 'auto, light, dark, contrast, print',
  lang: 'vi, en',
  top: NUMBER,
  above: NUMBER,
  below: NUMBER,
  version: NUMBER,
};

/** The core knows fields; whoever wrote the tag knows attributes. @param {any} problem @param {Element} chart @param {string} lang */
function named({ code, text }, chart, lang) {
  const field = /^spec\.value/.test(code) && /(?:“|: )(\w+)(?:”|$)/.exec(text.en)?.[1];
  if (!field) return [text?.[lang], ''];
  const name = field === 'title' ? 'heading' : field;
  const value = chart.getAttribute(name);
  const what = value === null ? name : `${name}="${value}"`;
  const list = [ALLOWED[field]].flat()[lang === 'vi' ? 1 : 0] ?? ALLOWED[field];
  if (!list) return [text[lang], value === null ? '' : ` (${what})`];
  // What may stand there is for whoever writes the tag; readers are spared it.
  return lang === 'vi' ? [`Không dùng được ${what}.`, ` Có: ${list}.`] : [`${what} cannot be used.`, ` There are: ${list}.`];
}

const wide = new CSSStyleSheet();
wide.replaceSync('kim-ngach img { max-width: 100%; height: auto; }');

/** A twin that stays for good is as wide as its place, even where the article's policy forbids the style that came with it. */
function keep(chart) {
  const root = chart.getRootNode();
  if (chart.querySelector('img') && !root.adoptedStyleSheets.includes(wide)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, wide];
}

/** Under the chart or its twin. */
function write(chart, message) {
  const { shadow } = chart;
  if (!shadow.adoptedStyleSheets.includes(style)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, style];
  chart.wrong ??= el('p', { className: 'kn-wrong', role: 'alert' });
  chart.wrong.textContent = message;
  shadow.append(chart.wrong);
}

/** @param {any} chart @param {any} work what it was working on @param {any} error @param {(name: 'plain') => Promise<any>} start */
export async function wrong(chart, work, error, start) {
  const { language: lang } = chart;
  const problems = Array.isArray(error) ? error : undefined;
  const first = problems?.find((problem) => problem.severity === 'error') ?? problems?.[0];
  const [said, more] = first ? named(first, chart, lang) : [];
  let message = said ?? String(error?.message ?? error);
  // The words come with the core, if that comes at all; a tag that names no data fetches nothing.
  const words = error?.data && !error.none && start('plain').then(({ wasm }) => wasm.texts(lang), () => {});
  // Where the data do not come, the core may not come either.
  const told = await (error?.slow ? Promise.race([words, new Promise((done) => { setTimeout(done, 500); })]) : words);
  if (error?.slow) message = told ? told['embed.slow'].replace('{n}', error.slow) : `no answer for ${error.slow} s`;
  // A fetch that fails says so in the browser's own words, which differ, and names no cause.
  if (told && error instanceof TypeError) message = told['embed.no-answer'];
  if (told) message = told['embed.unreachable'].replace('{why}', () => message);
  // The line comes as soon as its words do.
  if (error?.slow && words && !told) words.then((late) => late && chart.work === work && work.failed === error && wrong(chart, work, error, start));
  // Mended meanwhile; or asked for twice: a drawing then fails twice, but one line is enough.
  if (chart.work !== work || work.failed !== error || work.said === message) return;
  work.said = message;
  if (chart.dataset.state !== 'ready') chart.dataset.state = 'error';
  const where = chart.getAttribute('data') ?? chart.getAttribute('src') ?? `<kim-ngach${chart.id && ` id="${chart.id}"`}>`;
  console.warn(`kim-ngach: ${where}: ${message}${more ?? ''}`);
  if ((problems || error?.data) && !error.none && (told || !error.slow)) write(chart, message);
  keep(chart);
  chart.tell('error', { message: `${message}${more ?? ''}`, problems });
}
