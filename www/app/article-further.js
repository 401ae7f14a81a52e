/**
 * What else an article can be asked: whether it fits with itself or with another article, what a newer vintage of the table breaks in it, what
 * could be said besides. Each answer opens below the article.
 */
import { el } from '../chart/element.js';
import { textOf } from './article-text.js';
import { read } from './reading.js';
import { openRecord } from './record.js';
import { download } from './take.js';
import { lang, say } from './words.js';

const SIGNS = { disagrees: '✕', uncheckable: '?', broken: '✕', gone: '?', holds: '✓' };
const LOOKS = { disagrees: 'disagrees', uncheckable: 'uncheckable', broken: 'disagrees', gone: 'uncheckable', holds: 'agrees' };
let turn = 0;

/** What was asked belongs to the text it was asked of. */
export function closeFurther() {
  turn += 1;
}

/**
 * @param {{text: string, ask: (question: string, about: object) => Promise<any>, announce: (text: string) => void,
 *   button: (text: string, act: () => void, className?: string) => HTMLButtonElement}} by
 * @returns {HTMLElement}
 */
export function furtherActs({ text, ask, announce, button }) {
  closeFurther();
  const place = el('div', { className: 'further', hidden: true });
  const file = (accept, take) => {
    const input = el('input', { type: 'file', className: 'unseen', accept });
    input.addEventListener('change', () => {
      if (input.files[0]) show(() => take(input.files[0]));
      input.value = '';
    });
    return input;
  };
  const opener = (label, accept, take) => el('label', { className: 'button' }, [file(accept, take), el('span', { textContent: label })]);

  /** Works an answer out and shows it; a later question takes the place of an earlier one. @param {() => Promise<Node[]>} answer */
  async function show(answer) {
    const mine = (turn += 1);
    place.hidden = false;
    place.ariaBusy = 'true';
    place.replaceChildren(el('p', { className: 'quiet', textContent: say('page.check.wait') }));
    try {
      const parts = await answer();
      if (mine !== turn) return;
      place.replaceChildren(...parts);
      const head = place.querySelector('h4');
      if (head) announce(head.textContent);
    } catch (error) {
      if (mine !== turn || error?.name === 'AbortError') return;
      place.replaceChildren(el('p', { className: 'check-failed', role: 'alert', textContent: say('page.check.failed', { file: error?.file ?? '' }) }));
    }
    place.ariaBusy = 'false';
    place.scrollIntoView({ block: 'nearest' });
  }

  const head = (words) => el('h4', { textContent: words });
  const entry = (look, title, rows) => el('section', { className: `further-one ${LOOKS[look]}` }, [
    el('h5', {}, [el('span', { className: 'sign', ariaHidden: 'true', textContent: `${SIGNS[look]} ` }), title]),
    el('dl', {}, rows.filter(([, value]) => value).flatMap(([name, value]) => [el('dt', { textContent: name }), el('dd', { textContent: value })])),
  ]);

  async function alone(other) {
    const articles = [{ name: say('page.check.article'), text }];
    if (other) articles.push({ name: other.name, text: await textOf(other).catch(() => { throw Object.assign(new Error('unread'), { file: other.name }); }) });
    const { found, summary, report } = await ask('alone', { articles });
    const list = found.contradictions.map((one) => entry(one.verdict, one.head, [
      [say('check.label.formula'), one.formula_text],
      [say('check.label.slip'), one.slip],
      ...one.against.map(({ article, stated, what }) => [other ? articles[article].name : say('page.check.against'), [stated, what].filter(Boolean).join(' · ')]),
    ]));
    const save = button(say('page.check.report'), () => download(new Blob([report], { type: 'text/html' }), 'kimngach-check.html'));
    return [head(summary), ...(list.length > 0 ? [...list, el('p', { className: 'acts' }, [save])] : [el('p', { className: 'quiet', textContent: say('page.check.alone.none') })])];
  }

  async function revised(newer) {
    const source = { name: newer.name, size: newer.size, blob: newer };
    const snapshot = await read(source, () => {}, new AbortController().signal).catch(() => { throw Object.assign(new Error('unread'), { file: newer.name }); });
    const found = await ask('revised', { text, newer: new Uint8Array(snapshot) });
    if (found.length === 0) return [head(say('page.check.revised.none'))];
    const many = (fate) => found.filter((one) => one.fate === fate).length;
    return [
      head(say('check.revised.summary', { broken: many('broken'), gone: many('gone'), holds: many('holds') })),
      ...found.map((one) => entry(one.fate, say(`check.revised.${one.fate}`, { stated: one.stated, what: one.reading }), [
        [say('check.revised.before'), one.formula_before], [say('check.revised.after'), one.formula_text], [say('check.label.sentence'), one.sentence],
      ])),
    ];
  }

  async function unsaid() {
    const found = await ask('unsaid', { text });
    if (found.length === 0) return [head(say('page.check.unsaid')), el('p', { className: 'quiet', textContent: say('page.check.unsaid.none') })];
    return [head(say('page.check.unsaid')), el('ul', { className: 'unsaid' }, found.map((one) => el('li', {}, sentence(one))))];
  }

  const docs = '.txt,.md,.html,.htm,.docx,text/plain,text/html';
  return el('div', { className: 'check-further', lang: lang() }, [
    el('p', { className: 'acts', role: 'group', ariaLabel: say('page.check.more') }, [
      button(say('page.check.unsaid'), () => show(unsaid)),
      button(say('page.check.alone'), () => show(() => alone())),
      opener(say('page.check.second'), docs, alone),
      opener(say('page.check.newer'), '', revised),
    ]),
    place,
  ]);
}

/** A sentence whose numbers open to what stands behind them. */
function sentence({ text, numbers }) {
  const letters = [...text];
  const parts = [];
  let at = 0;
  for (const { start, end, figure } of numbers) {
    if (start < at) continue;
    parts.push(letters.slice(at, start).join(''));
    const made = el('button', { type: 'button', className: 'number link', textContent: letters.slice(start, end).join('') });
    made.addEventListener('click', () => openRecord(figure, { from: made }));
    parts.push(made);
    at = end;
  }
  parts.push(letters.slice(at).join(''));
  return parts.filter((part) => part !== '');
}
