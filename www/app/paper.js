/** On paper the page's chart is vector, light and as wide as a column, whatever the screen shows. */

const WIDTH = 680;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('../chart/chart-host.js').ChartHost} chart
 */
export function listenPaper(engine, chart) {
  let picture;
  addEventListener('beforeprint', () => {
    const svg = engine.ask((p) => p.svg({ width: WIDTH, lang: chart.options.lang, dark: false, print: true }));
    const parsed = svg && new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    if (parsed?.localName !== 'svg') return; // the canvas, drawn light and fine, will do
    picture = document.adoptNode(parsed);
    chart.plot.prepend(picture);
    chart.canvas.hidden = true;
  });
  addEventListener('afterprint', () => {
    picture?.remove();
    picture = undefined;
    chart.canvas.hidden = false;
  });
}
