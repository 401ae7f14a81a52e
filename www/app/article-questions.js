/** What is asked of the core about an article; in the worker, and on the page where no worker can be had. */

/**
 * @param {any} project the core with the table
 * @param {'check' | 'alone' | 'revised' | 'unsaid'} question @param {string} lang
 * @param {{text: string, fixed?: object[], articles?: {name: string, text: string}[], newer?: Uint8Array}} about
 */
export function onArticle(project, question, lang, { text, fixed, articles, newer }) {
  if (question === 'alone') return project.check_alone(articles, lang);
  if (question === 'unsaid') return project.check_unsaid(text, lang);
  if (question === 'revised') {
    const other = new project.constructor();
    try {
      other.restore(newer);
      return project.check_revised(other, text, lang);
    } finally {
      other.free();
    }
  }
  return { findings: project.check(text, lang, fixed), report: project.check_report(text, lang, fixed) };
}
