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
  const words = [period, series].filter((word) => word !== undefined).join(', ');
  let found;
  try {
    if (work.host.frame) work.host.draw(); // attributes of the same link come first
    found = chart.ask((project) => project.find(`${period ?? ''}`, `${series ?? ''}`));
  } catch (error) {
    console.warn(`kim-ngach: ${words}:`, error);
    return;
  }
  const at = found.period ?? (period === undefined ? work.host.period : undefined);
  if (at === undefined || (series !== undefined && found.series === undefined)) console.warn(`kim-ngach: ${words}: ${work.words['embed.missing']}`);
  if (at !== undefined) work.host.point(at, found.series);
}
