/**
 * Points at a figure by its words, for text that speaks of a chart. The core is asked through the element.
 * @param {any} chart @param {string | number} [period] `2022`, or a bar's name @param {string | number} [series] `export`
 */
export function show(chart, period, series) {
  const { work } = chart;
  if (!work?.host) {
    chart.addEventListener('kim-ngach:ready', () => show(chart, period, series), { once: true });
    return;
  }
  if (work.host.frame) work.host.draw(); // attributes of the same link come first
  const found = chart.ask((project) => project.find(`${period ?? ''}`, `${series ?? ''}`));
  const at = found.period ?? (period === undefined ? work.host.period : undefined);
  if (at === undefined) console.warn(`kim-ngach: ${period}: ${work.words['embed.missing']}`);
  else work.host.point(at, found.series);
}
