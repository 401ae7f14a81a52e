/** Notes on the chart: written at a figure that was opened, changed and taken away beside the chart. */
import { el } from '../chart/element.js';
import { say } from './words.js';

const box = document.getElementById('notes-on');
const list = el('ul');
const about = el('p', { className: 'quiet' });
const LONGEST = 160;
box.append(about, list);

let change = () => {};

/** @param {(change: (spec: any) => any) => void} onchange */
export function listenNotes(onchange) {
  change = onchange;
}

const written = (field) => field.value.replace(/\s+/g, ' ').trim();
const withNotes = (spec, annotations) => ({ ...spec, annotations: annotations.length > 0 ? annotations : undefined });

/** Where a note stands, in words as short as its spec. */
export const placeOf = (note) => note.at ?? (note.from ? `${note.from}–${note.to}` : String(note.value ?? ''));

/** What a row says of its note, which may have changed. @param {Element} row @param {any} note */
function renew(row, note) {
  const [place, text, away] = row.children;
  place.textContent = placeOf(note);
  text.setAttribute('aria-label', say('page.notes-on.at', { at: placeOf(note) }));
  if (text !== document.activeElement) text.value = note.text ?? '';
  away.textContent = say('page.notes-on.away');
  away.setAttribute('aria-label', `${say('page.notes-on.away')}: ${note.text}`);
}

/** After every drawing. @param {any} spec the person's own */
export function syncNotes(spec) {
  const notes = spec.annotations ?? [];
  box.firstElementChild.textContent = say('page.notes-on');
  about.textContent = say('page.notes-on.about');
  about.hidden = notes.length > 0;
  const rows = [...list.children];
  // Rows that stay are not made anew: a new one would take the focus, and the click that is on its way, from the person.
  if (rows.length === notes.length) {
    rows.forEach((row, i) => renew(row, notes[i]));
    return;
  }
  list.replaceChildren(...notes.map((note, i) => {
    const text = el('input', { type: 'text', value: note.text ?? '', maxLength: LONGEST, autocomplete: 'off' });
    text.setAttribute('aria-label', say('page.notes-on.at', { at: placeOf(note) }));
    const put = (next) => change((one) => withNotes(one, (one.annotations ?? []).flatMap((old, at) => (at === i ? next(old) : [old]))));
    text.addEventListener('change', () => put((old) => (written(text) ? [{ ...old, text: written(text) }] : [])));
    const away = el('button', { type: 'button', className: 'link', textContent: say('page.notes-on.away') });
    away.setAttribute('aria-label', `${say('page.notes-on.away')}: ${note.text}`);
    away.addEventListener('click', () => {
      put(() => []);
      (list.querySelector('button') ?? box.firstElementChild).focus();
    });
    return el('li', {}, [el('span', { className: 'quiet', textContent: placeOf(note) }), text, away]);
  }));
}

/** The field of a note that was pressed on the chart. @param {string} line one line of it */
export function noteField(line) {
  const field = [...list.querySelectorAll('input')].find((one) => one.value.includes(line));
  if (field) box.open = true;
  return field;
}

/**
 * A line to write a note at a figure that is open.
 * @param {{at: string, value?: number}} place @param {any} spec the person's own @param {() => void} done
 */
export function noteForm(place, spec, done) {
  // A row is named by its member, whatever the chart calls it.
  const at = Object.entries(spec.labels ?? {}).find(([, label]) => label === place.at)?.[0] ?? place.at;
  const same = (note) => note.kind === 'point' && note.at === at && note.value === place.value;
  const field = el('input', { type: 'text', maxLength: LONGEST, autocomplete: 'off', value: spec.annotations?.find(same)?.text ?? '', placeholder: say('page.notes-on.hint') });
  field.setAttribute('aria-label', say('page.notes-on.write'));
  const form = el('form', { className: 'note-form' }, [field, el('button', { type: 'submit', className: 'button', textContent: say('page.notes-on.put') })]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = written(field);
    change((one) => withNotes(one, [
      ...(one.annotations ?? []).filter((note) => !same(note)),
      ...(text ? [{ kind: 'point', at, ...(place.value === undefined ? {} : { value: place.value }), text }] : []),
    ]));
    done();
  });
  return form;
}
