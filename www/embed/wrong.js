/** Says what is wrong with a chart: to the console and to listeners, and under the chart when it is the data's. */
/** @param {any} chart @param {any} work what it was working on @param {any} error @param {(name: 'plain') => Promise<any>} start */
export async function wrong(chart, work, error, start) {
  const { language: lang } = chart;
  const problems = Array.isArray(error) ? error : undefined;
  const first = problems?.find((problem) => problem.severity === 'error') ?? problems?.[0];
  let message = first?.text?.[lang] ?? String(error?.message ?? error);
  // The words come with the core, if that comes at all.
  const told = error?.data && await start('plain').then(({ wasm }) => wasm.texts(lang)['embed.unreachable'], () => {});
  if (told) message = told.replace('{why}', message);
  // Mended meanwhile; or asked for twice: a drawing then fails twice, but one line is enough.
  if (chart.work !== work || work.failed !== error || work.said === message) return;
  work.said = message;
  if (chart.dataset.state !== 'ready') chart.dataset.state = 'error';
  console.warn(`kim-ngach: ${chart.getAttribute('data') ?? chart.getAttribute('src')}: ${message}`);
  if (problems || error?.data) chart.wrong.textContent = message;
  chart.tell('error', { message, problems });
}
