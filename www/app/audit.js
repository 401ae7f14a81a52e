/** What the table says against itself: a quiet badge, a list with the arithmetic, and a way to the cells. */
import { el } from '../chart/element.js';
import { scrollToCell, source } from './record.js';
import { count, say } from './words.js';

const badge = document.getElementById('badge');
const RING = 'M8 1.25a6.75 6.75 0 1 0 0 13.5 6.75 6.75 0 0 0 0-13.5zM8 4.25v5M8 11v1.1';

/** @param {(tab: string) => void} go */
export function listenBadge(go) {
  badge.addEventListener('click', () => go('audit'));
}

/** @param {any} found undefined while it is being looked for */
export function writeBadge(found) {
  const n = found?.contradictions ?? 0;
  badge.hidden = n === 0;
  if (n === 0) return;
  const sign = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  sign.setAttribute('viewBox', '0 0 16 16');
  sign.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', RING);
  sign.append(path);
  badge.replaceChildren(
    sign,
    el('span', { className: 'long', textContent: say(n === 1 ? 'page.badge.one' : 'page.badge', { n: count(n) }) }),
    el('span', { className: 'short' }, [count(n), el('span', { className: 'word', textContent: ` ${say(n === 1 ? 'page.badge.short.one' : 'page.badge.short')}` })]),
  );
}

/** @param {HTMLElement} place @param {any} found undefined while it is being looked for */
export function writeAudit(place, found) {
  place.ariaBusy = String(!found);
  if (!found) {
    place.replaceChildren(el('p', { className: 'empty', textContent: say('page.audit.wait') }));
    return;
  }
  const facts = ['contradictions', 'suspicions', 'agree', 'open'].map((name) => el('div', { className: `fact ${name}${found[name] > 0 ? '' : ' none'}` }, [
    el('dt', { textContent: say(`page.audit.${name}`) }), el('dd', { textContent: count(found[name]) }),
  ]));
  const parts = [el('dl', { className: 'facts' }, facts)];
  if (found.suspects.length > 0) {
    const cells = found.suspects.slice(0, 12).flatMap((one, i) => [i > 0 ? ', ' : '', opener(one.cell, [one])]);
    const more = found.suspects.length > 12 ? [` ${say('page.audit.more', { n: count(found.suspects.length - 12) })}`] : [];
    parts.push(el('div', { className: 'suspects' }, [el('p', {}, [`${say('page.audit.suspects', { n: count(found.suspects.length) })} `, ...cells, ...more])]));
  }
  if (found.findings.length === 0) parts.push(el('p', { className: 'empty', textContent: say(found.agree > 0 ? 'page.audit.clean' : found.open > 0 ? 'page.audit.unclear' : 'page.audit.nothing') }));
  else parts.push(el('ol', { className: 'findings' }, found.findings.map((one) => finding(one))));
  const left = found.contradictions + found.suspicions - found.findings.length;
  if (left > 0) parts.push(el('p', { className: 'quiet', textContent: say('page.audit.more', { n: count(left) }) }));
  parts.push(...others(found, 'agree', 'agrees'), ...others(found, 'open', 'undecided'));
  place.replaceChildren(...parts);
}

/** The first comparisons of each kind that agree, or that cannot be decided, folded away. */
function others(found, name, verdict) {
  const list = found.others.filter((one) => one.verdict === verdict);
  if (list.length === 0) return [];
  const parts = [
    el('summary', { textContent: `${count(found[name])} ${say(`page.audit.${name}`)}` }),
    el('ol', { className: 'findings' }, list.map((one) => finding(one, name))),
  ];
  const left = found[name] - list.length;
  if (left > 0) parts.push(el('p', { className: 'quiet', textContent: say('page.audit.more', { n: count(left) }) }));
  return [el('details', { className: 'others' }, parts)];
}

const SIGNS = { disagrees: '✕', undecided: '?', agree: '✓', open: '·' };

/** @param {any} one @param {string} name what it is called by */
function finding(one, name = one.verdict) {
  const sign = el('span', { className: 'sign', ariaHidden: 'true', textContent: SIGNS[name] });
  const say1 = el('p', {}, [
    el('strong', { textContent: one.kind }), ' ',
    el('span', { className: 'unseen', textContent: `(${say(`page.audit.${name}`)}) ` }), one.text,
  ]);
  const parts = [say1];
  if (one.arithmetic) parts.push(el('p', { className: 'arithmetic', textContent: one.arithmetic }));
  const names = one.cells.slice(0, 6).map((c) => c.cell).join(', ') + (one.cells.length > 6 ? '…' : '');
  parts.push(el('p', {}, [opener(say('page.audit.cells', { cells: names }), one.cells)]));
  return el('li', { className: one.verdict }, [sign, el('div', {}, parts)]);
}

/** A button that lays the cells open beneath the line it stands in, and folds them away again. */
function opener(text, cells) {
  const button = el('button', { type: 'button', className: 'number', textContent: text, ariaExpanded: 'false' });
  button.addEventListener('click', () => {
    const line = button.closest('p');
    const open = button.getAttribute('aria-expanded') === 'true';
    for (const other of line.querySelectorAll('[aria-expanded=true]')) other.setAttribute('aria-expanded', 'false');
    if (line.nextElementSibling?.classList.contains('source-box')) line.nextElementSibling.remove();
    if (open) return;
    button.setAttribute('aria-expanded', 'true');
    line.after(source(cells, cells.filter((one) => one.suspect)));
    scrollToCell(line.parentElement);
  });
  return button;
}
