/** On a phone the figures of a period lie over the foot of the window: while they do, the page has as much room below as they cover. */

/** @param {import('../chart/chart-host.js').ChartHost} chart */
export function listenFoot(chart) {
  new MutationObserver(() => {
    const covered = Boolean(chart.figure.querySelector('.kn-docked:not([hidden])'));
    if (covered === 'covered' in document.body.dataset) return;
    document.body.toggleAttribute('data-covered', covered);
    // Only now there may be room enough for the chart to be scrolled above them.
    if (covered && chart.tip) chart.tooltip.keepInSight(chart.tip);
  }).observe(chart.figure, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden', 'class'] });
}
