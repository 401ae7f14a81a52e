/**
 * One long line for the peers' harness. A peer gets two arrays of numbers; a chart of ours is of a table, so that the reading,
 * which the peers do not have, comes before the clock (`prepare`). Two variants: the page's build, and the one that articles
 * load for figures by the day, which reads up to 20,000 rows.
 *
 * The calendar of statistics is finite: days are read from 1700 to 2150. More points than these are several lines of as many
 * days each, by partners, so that as many points are drawn.
 */
import * as whole from '/ext/project/pkg/studio/kimngach.js';
import * as small from '/ext/project/pkg/forms/kimngach.js';
import { ChartHost } from './chart/chart-host.js';
import { chartStyle } from './chart/chart-style.js';

export const name = 'kimngach';
document.adoptedStyleSheets = [chartStyle];
await Promise.all([whole.default(), small.default()]);

const FIRST = Date.UTC(1750, 0, 1);
const MOST = 146_000;
const day = (i) => new Date(FIRST + i * 864e5).toISOString().slice(0, 10);

/** Days in a row: a figure for each place of the array. */
function table(ys, days) {
  const several = ys.length > days;
  const lines = [`period,${several ? 'partner,' : ''}flow,measure,unit,value`];
  ys.forEach((y, i) => {
    const partner = several ? `Partner ${String.fromCharCode(65 + Math.floor(i / days))},` : '';
    lines.push(`${day(i % days)},${partner}X,value,million USD,${(y + 1000).toFixed(4)}`);
  });
  return lines.join('\n');
}

let project;
/** Lines, and the days of each. */
let lines;
let along;

export function prepare(xs, ys, variant) {
  lines = Math.ceil(ys.length / MOST);
  along = Math.ceil(ys.length / lines);
  const text = table(ys, along);
  const core = variant === 'forms' ? small : whole;
  project = new core.Project();
  if (variant === 'forms') project.open(text, 'days.csv');
  else project.open(new TextEncoder().encode(text), 'days.csv', undefined);
  project.set_spec({ type: 'line', top: lines });
}

/** As high as the peers' charts: the same number of pixels. */
export function draw(el, xs, ys, { width, height }) {
  const options = { words: {}, lang: 'en', font: 'system-ui', theme: 'light', wide: width, dress: { height } };
  const host = new ChartHost(el, { call: (ask) => ask(project), ...options });
  host.draw();
  return host;
}

export function hover(host, fx) {
  const { width, height } = host.drawn;
  host.pointAt(fx * width, height / 2);
}

export function zoom(host, x0, x1) {
  const at = (x) => day(Math.floor(x / lines));
  project.set_spec({ type: 'line', top: lines, from: at(x0), to: at(x1) });
  host.draw();
}

export const destroy = (host) => host.destroy();
