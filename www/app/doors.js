/** The ways a table comes in: dropped anywhere, chosen, pasted, by address, from the examples. Each ends in `open(source)`. */
import { el } from '../chart/element.js';
import { EXAMPLES } from './examples.js';
import * as message from './message.js';
import { pastedCells } from './picks.js';
import { count, say } from './words.js';

const $ = (id) => document.getElementById(id);

/**
 * @param {{open: (source: import('./reading.js').Source) => void, visit: (url: string) => void, example: (id: string) => void}} to
 */
export function openDoors(to) {
  dropping(to);
  const file = $('file');
  file.addEventListener('change', () => {
    if (file.files[0]) to.open(ofFile(file.files[0]));
    file.value = ''; // the same file again is a wish too
  });
  pasting(to);
  const form = $('address');
  const opener = $('address-open');
  opener.addEventListener('click', () => {
    form.hidden = !form.hidden;
    opener.setAttribute('aria-expanded', String(!form.hidden));
    if (!form.hidden) $('address-text').focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = $('address-text');
    const url = addressFrom(field.value);
    message.hide(); // what it says is of another address
    tellWrong(url === undefined ? say('page.address.wrong') : '');
    if (url === undefined) field.focus();
    else to.visit(field.value = url);
  });
  $('address-text').addEventListener('input', () => tellWrong(''));
  $('examples').addEventListener('click', (event) => {
    const id = event.target.closest('button')?.value;
    if (id) to.example(id);
  });
}

/** @param {string} text what is wrong with the address, or nothing */
function tellWrong(text) {
  $('address-wrong').textContent = text;
  $('address-wrong').hidden = text === '';
  $('address-text').setAttribute('aria-invalid', String(text !== ''));
}

/** An address as people write it, which is often without its scheme. @param {string} text @returns {string | undefined} */
function addressFrom(text) {
  const written = text.trim();
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `https://${written.replace(/^\/\//, '')}`;
  if (/\s/.test(written)) return undefined;
  let parts;
  try { parts = new URL(whole); } catch { return undefined; }
  const { protocol, hostname } = parts;
  // A name alone is no place in the net: a word that was typed by mistake.
  const named = hostname.includes('.') || hostname === 'localhost' || hostname.startsWith('[');
  return /^https?:$/.test(protocol) && named ? whole : undefined;
}

/** The list of examples in the language of now. */
export function writeExamples() {
  $('examples').replaceChildren(...EXAMPLES.map(({ id, rows }) => el('li', {}, [
    el('button', { type: 'button', value: id }, [
      el('span', { className: 'link', textContent: say(`page.example.${id}`).replaceAll('–', '\u2060–\u2060') }),
      el('span', { className: 'quiet', textContent: say('page.rows', { n: count(rows) }) }),
    ]),
  ])));
}

/** @param {File} file */
const ofFile = (file) => ({ name: file.name, size: file.size, blob: file });

/** @param {string} text @param {string} [type] */
function ofText(text, type = 'text/plain') {
  const blob = new Blob([text], { type });
  return { name: say('page.paste.name'), size: blob.size, blob };
}

function dropping(to) {
  const veil = $('veil');
  let depth = 0; // dragenter and dragleave come for every element passed over
  const carries = (event) => [...event.dataTransfer.types].some((type) => type === 'Files' || type === 'text/plain');
  const over = (by) => {
    depth = Math.max(0, depth + by);
    veil.hidden = depth === 0;
  };
  addEventListener('dragenter', (event) => { if (carries(event)) over(1); });
  addEventListener('dragleave', (event) => { if (carries(event)) over(-1); });
  addEventListener('dragover', (event) => { if (carries(event)) event.preventDefault(); });
  addEventListener('drop', (event) => {
    over(-depth);
    if (!carries(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    const text = event.dataTransfer.getData('text/plain');
    if (file) to.open(ofFile(file));
    else if (text.trim()) to.open(ofText(text));
  });
}

function pasting(to) {
  const dialog = $('paste-dialog');
  const text = $('paste-text');
  const empty = (yes) => {
    $('paste-wrong').textContent = yes ? say('page.paste.empty') : '';
    $('paste-wrong').hidden = !yes;
    text.setAttribute('aria-invalid', String(yes));
  };
  $('paste').addEventListener('click', () => {
    text.value = '';
    empty(false);
    dialog.showModal();
    text.focus();
  });
  // With nothing in it there is nothing to open: the dialog stays, and says what to do.
  dialog.querySelector('form').addEventListener('submit', (event) => {
    if (event.submitter?.value !== 'yes' || text.value.trim()) return;
    event.preventDefault();
    empty(true);
    text.focus();
  });
  text.addEventListener('input', () => empty(false));
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'yes' && text.value.trim()) to.open(ofText(text.value));
    dialog.returnValue = '';
  });
  // Ctrl+V anywhere is the shortest way of all.
  addEventListener('paste', (event) => {
    if (event.target.closest?.('input, textarea, dialog')) return;
    const [file] = event.clipboardData.files;
    const { text: cells, type } = pastedCells(event.clipboardData);
    // Office programs put a picture of the cells beside them.
    if (cells.trim()) to.open(ofText(cells, type));
    else if (file) to.open(ofFile(file));
    else return;
    event.preventDefault();
  });
}
