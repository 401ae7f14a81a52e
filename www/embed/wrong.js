/** Says what is wrong with a chart: to the console and to listeners, and under the chart when it is the data's. */
import { el } from '../chart/element.js';

const style = new CSSStyleSheet();
style.replaceSync(/* css */ `
.kn-wrong { all: initial; color-scheme: inherit; display: block; margin: 8px 0 0; font: 13px/18px system-ui, sans-serif; color: #b3261e; color: light-dark(#b3261e, #f2938c); }
.kn-wrong:empty { display: none; }
`);

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
  let message = first?.text?.[lang] ?? String(error?.message ?? error);
  // The words come with the core, if that comes at all; a tag that names no data fetches nothing.
  const told = error?.data && !error.none && await start('plain').then(({ wasm }) => wasm.texts(lang)['embed.unreachable'], () => {});
  if (told) message = told.replace('{why}', message);
  // Mended meanwhile; or asked for twice: a drawing then fails twice, but one line is enough.
  if (chart.work !== work || work.failed !== error || work.said === message) return;
  work.said = message;
  if (chart.dataset.state !== 'ready') chart.dataset.state = 'error';
  const where = chart.getAttribute('data') ?? chart.getAttribute('src') ?? `<kim-ngach${chart.id && ` id="${chart.id}"`}>`;
  console.warn(`kim-ngach: ${where}: ${message}`);
  if ((problems || error?.data) && !error.none) write(chart, message);
  chart.tell('error', { message, problems });
}
