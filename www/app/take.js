/** What people take away: picture, vector, figures. Made here, handed to the browser's own download. */
import { withChart } from './picture.js';

/**
 * @param {Blob} blob @param {string} name
 */
function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file name out of a title: what every disk accepts. @param {string} title */
const plain = (title) => title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 80) || 'kimngach';

/**
 * @param {'png'|'svg'|'csv'} what
 * @param {import('./engine.js').Engine} engine
 * @param {import('../chart/chart-host.js').ChartHost} chart
 */
export async function take(what, engine, chart) {
  const { drawn, options } = chart;
  const { lang, font } = options;
  const { width, title } = drawn;
  const dark = chart.figure.dataset.dark === 'true';
  if (what === 'png') {
    const canvas = document.createElement('canvas');
    // Twice as sharp as the screen's css pixel, so that it can be printed in a column.
    if (!engine.ask((p) => p.draw(canvas, { width, ratio: 2, lang, dark, font }))) return;
    const blob = await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
    const whole = await withChart(blob, { spec: engine.full, name: engine.data?.name ?? '', tidy: engine.ask((p) => p.tidy()) });
    chart.soon(); // the core answers pointers for the drawing it made last
    download(whole, `${plain(title)}.png`);
  } else if (what === 'svg') {
    const svg = engine.ask((p) => p.svg({ width, lang, dark }));
    if (svg) download(new Blob([svg], { type: 'image/svg+xml' }), `${plain(title)}.svg`);
  } else {
    const csv = engine.ask((p) => p.tidy());
    if (csv) download(new Blob([csv], { type: 'text/csv' }), `${plain(title)}.csv`);
  }
}
