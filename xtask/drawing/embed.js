/**
 * The small chart of 34 years for the peers' harness: the build that articles load. The peers draw in the height that they are
 * given; so do we here, for a chart of its own height is half as large again, and what is compared is the same number of pixels.
 * As in an article, and as each peer is, our modules are one file; the core and its glue come beside it.
 */
import * as core from '/ext/project/pkg/embed/kimngach.js';
import { ChartHost } from './chart/chart-host.js';
import { chartStyle } from './chart/chart-style.js';

export const name = 'kimngach';
export const load = async () => {
  await core.default();
  document.adoptedStyleSheets = [chartStyle];
};
/** The same figures as a long table with units, which the smallest build reads. */
export function parse(text) {
  const rows = text.trim().split('\n').slice(1).map((line) => line.split(','));
  const lines = rows.flatMap(([year, x, m]) => [`${year},X,value,million USD,${x}`, `${year},M,value,million USD,${m}`]);
  return ['period,flow,measure,unit,value', ...lines].join('\n');
}

export function draw(el, text, { width, height }) {
  const project = new core.Project();
  project.open(text, 'trade.csv');
  project.set_spec({ type: 'line' });
  new ChartHost(el, { call: (ask) => ask(project), words: {}, lang: 'en', font: 'system-ui', theme: 'light', wide: width, dress: { height } }).draw();
}
