/**
 * On paper the page's chart is vector, light and as wide as a column, whatever the screen shows; and each sheet says which file it
 * speaks of, where its figures come from, where it was made and when.
 */
import { el } from '../chart/element.js';
import { say } from './words.js';

const WIDTH = 680;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('../chart/chart-host.js').ChartHost} chart
 */
export function listenPaper(engine, chart) {
  let picture;
  let edges = [];
  addEventListener('beforeprint', () => {
    edges = frame(chart);
    const svg = engine.ask((p) => p.svg({ width: WIDTH, lang: chart.options.lang, dark: false, print: true }));
    const parsed = svg && new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    if (parsed?.localName !== 'svg') return; // the canvas, drawn light and fine, will do
    picture = document.adoptNode(parsed);
    chart.plot.prepend(picture);
    chart.canvas.hidden = true;
  });
  addEventListener('afterprint', () => {
    for (const edge of edges) edge.remove();
    picture?.remove();
    picture = undefined;
    chart.canvas.hidden = false;
  });
}

/** What stands above and below. A chart and a table have their own title, a chart its own source. @param {import('../chart/chart-host.js').ChartHost} chart */
function frame(chart) {
  const { tab, view } = document.body.dataset;
  const stage = document.querySelector('.stage');
  const drawn = chart.drawn ?? {};
  const charted = view === 'start' || tab === 'chart';
  const head = el('p', { className: 'paper-head', textContent: charted || tab === 'table' ? '' : drawn.title ?? '' });
  const file = document.getElementById('file-name').textContent;
  const day = new Date().toLocaleDateString(chart.options.lang, { dateStyle: 'long' });
  const foot = el('div', { className: charted ? 'paper-foot charted' : 'paper-foot' }, [
    el('p', { textContent: charted || !drawn.source ? '' : say('page.record.source', { source: drawn.source }) }),
    el('p', { textContent: [file, `${location.host}${location.pathname}`, day].filter(Boolean).join(' · ') }),
  ]);
  stage.prepend(head);
  stage.append(foot);
  return [head, foot];
}
