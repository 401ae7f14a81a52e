/** Says under a chart that follows its table when the table was last changed. */
import { el } from '../chart/element.js';

/** @param {any} chart @param {any} work */
export function updated(chart, work) {
  const date = new Intl.DateTimeFormat(chart.language === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'long' }).format(work.data.updated);
  const text = (work.words['embed.updated'] ?? '{date}').replace('{date}', date);
  chart.place.append(el('p', { className: 'kn-more kn-updated', textContent: text }));
}
