/**
 * One long line for the peers' harness. A peer gets two arrays of numbers; a chart of ours is of a table, so that the reading,
 * which the peers do not have, comes before the clock (`prepare`). Two variants: the page's build and the one in articles.
 */
import * as whole from '/ext/project/pkg/studio/kimngach.js';
import * as small from '/ext/project/pkg/embed/kimngach.js';
import { ChartHost } from '/ext/project/chart/chart-host.js';
import { chartStyle } from '/ext/project/chart/chart-style.js';

export const name = 'kimngach';
document.adoptedStyleSheets = [chartStyle];
await Promise.all([whole.default(), small.default()]);

/** Days in a row: a figure for each place of the array. */
function table(ys) {
  const day = new Date(Date.UTC(1600, 0, 1));
  const lines = ['period,flow,measure,unit,value'];
  for (const y of ys) {
    lines.push(`${day.toISOString().slice(0, 10)},X,value,million USD,${(y + 1000).toFixed(4)}`);
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return lines.join('\n');
}

let project;
let days;

export function prepare(xs, ys, variant) {
  const text = table(ys);
  const core = variant === 'embed' ? small : whole;
  project = new core.Project();
  if (variant === 'embed') project.open(text, 'days.csv');
  else project.open(new TextEncoder().encode(text), 'days.csv', undefined);
  project.set_spec({ type: 'line' });
  days = (i) => new Date(Date.UTC(1600, 0, 1 + i)).toISOString().slice(0, 10);
}

export function draw(el, xs, ys, { width }) {
  const host = new ChartHost(el, { call: (ask) => ask(project), words: {}, lang: 'en', font: 'system-ui', theme: 'light', width: () => width });
  host.draw();
  return host;
}

export function hover(host, fx) {
  const { width, height } = host.drawn;
  host.pointAt(fx * width, height / 2);
}

export function zoom(host, x0, x1) {
  project.set_spec({ type: 'line', from: days(x0), to: days(x1) });
  host.draw();
}

export const destroy = (host) => host.destroy();
