/** The small chart of 34 years for the peers' harness: the build that articles load. */
import * as core from '/ext/project/pkg/embed/kimngach.js';
import { ChartHost } from '/ext/project/chart/chart-host.js';
import { chartStyle } from '/ext/project/chart/chart-style.js';

export const name = 'kimngach';
export const load = async () => {
  await core.default();
  document.adoptedStyleSheets = [chartStyle];
};
// A unit that every reader knows; else the same table.
export const parse = (text) => text.replace(/^year,exports_musd,imports_musd/, 'year,exports (million USD),imports (million USD)');

export function draw(el, text, { width }) {
  const project = new core.Project();
  project.open(text, 'trade.csv');
  project.set_spec({ type: 'line' });
  new ChartHost(el, { call: (ask) => ask(project), words: {}, lang: 'en', font: 'system-ui', theme: 'light', width: () => width }).draw();
}
