/**
 * A table of any length: only the rows on the screen are in the document. Assistive technology is told how many there are and
 * which one each is; arrows, Page Up and Down, Home and End move a cell cursor, Shift widens the selection, Ctrl+C copies it.
 */
import { el } from '../chart/element.js';
import { count, say } from './words.js';

const ROW = 29;
/** Rows beyond the screen on either side, so that scrolling never shows an empty band. */
const SPARE = 12;
/** No engine scrolls a box much higher than this; longer tables are scrolled in proportion. */
const HIGHEST = 8_000_000;
/** A selection larger than this is a file, and there are files to download. */
const MOST_COPIED = 200_000;
/** Rows fetched in one go where all are wanted. */
const AT_ONCE = 200;
/** Cells that are fetched together: a hand that scrolls wants the rows beside the wanted ones next. */
const BLOCK = 4096;
/** Rows of a block, however many columns there are. */
const [FEWEST, MOST] = [32, 512];
/** From so many columns on only those near the screen are laid out, and how near, in pixels. */
const [WIDE, BESIDE] = [12, 400];
/** Rows kept at hand. */
const KEPT = 6000;
/** A row that is on its way. */
const COMING = ['coming'];

let made = 0;

export class Grid {
  /**
   * @param {HTMLElement} place
   * @param {{numbered: boolean, said: (text: string) => void, onsort: (column: number) => void}} options `numbered`: each row with its number in the file
   */
  constructor(place, options) {
    this.options = options;
    this.id = `grid-${(made += 1)}`;
    this.head = el('div', { role: 'row', className: 'grid-head' });
    this.space = el('div', { className: 'grid-space', role: 'presentation' });
    this.body = el('div', { className: 'grid-body', role: 'rowgroup' });
    this.space.append(this.body);
    this.box = el('div', { role: 'grid', className: 'grid', id: this.id, tabIndex: 0 }, [el('div', { role: 'rowgroup', className: 'grid-heads' }, [this.head]), this.space]);
    this.box.setAttribute('aria-multiselectable', 'true');
    place.append(this.box);
    this.order = new Uint32Array();
    this.fits = [];
    /** Hides the columns that are far from the screen. */
    this.rules = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.rules];
    this.cursor = { row: 0, column: 0 };
    this.anchor = { row: 0, column: 0 };
    /** Cells by the row's number in the sheet. @type {Map<number, string[]>} */
    this.cache = new Map();
    /** The rows in the document, in their order. @type {{place: number, texts: string[], node: HTMLElement, cells: HTMLElement[], marked: string}[]} */
    this.laid = [];
    this.rowOf = new WeakMap();
    this.box.addEventListener('scroll', () => this.soon(), { passive: true });
    this.box.addEventListener('keydown', (event) => this.key(event));
    this.box.addEventListener('copy', (event) => this.copied(event));
    this.body.addEventListener('pointerdown', (event) => this.press(event));
    this.head.addEventListener('click', (event) => {
      const at = event.target.closest('[role=columnheader]')?.dataset.column;
      if (at !== undefined) options.onsort(Number(at));
    });
    this.observer = new ResizeObserver(() => {
      this.screen = undefined;
      this.columnsEnd = undefined;
      this.soon();
    });
    this.observer.observe(this.box);
  }

  /** @param {import('./sheets.js').Sheet} sheet @param {string} label */
  show(sheet, label) {
    this.box.setAttribute('aria-label', label);
    if (sheet === this.sheet) return; // what was fetched and measured still holds
    this.sheet = sheet;
    this.cache.clear();
    this.coming = undefined;
    this.empty();
    this.widths = undefined;
    this.columns = sheet.heads.length;
    this.box.setAttribute('aria-colcount', String(this.columns + (this.options.numbered ? 1 : 0)));
  }

  /** The rows to show, in this order. @param {Uint32Array} order @param {{by?: number, down?: boolean}} view */
  async list(order, { by, down }) {
    this.order = order;
    this.sorted = by === undefined ? undefined : { by, down };
    this.box.setAttribute('aria-rowcount', String(order.length + 1));
    this.cursor = { row: 0, column: Math.min(this.cursor.column, Math.max(0, this.columns - 1)) };
    this.anchor = { ...this.cursor };
    this.box.scrollTop = 0;
    // Numbers of rows are those of the order: none that stood there before holds.
    this.empty();
    if (!this.widths) await this.measure();
    this.writeHead();
    this.space.style.height = `${Math.min(HIGHEST, order.length * ROW)}px`;
    this.screen = undefined;
    const { from, to } = this.sight;
    const lacking = Array.from(order.subarray(from, to)).filter((row) => !this.cache.has(row));
    if (lacking.length > 0) await this.fetch(lacking);
    if (order === this.order) this.draw();
  }

  /** Columns as wide as their longest cells among the sheet's first rows and some on the way, within reason: whatever is sought, they stay so. */
  async measure() {
    const { height } = this.sheet;
    const some = [...Array(Math.min(200, height)).keys(), ...Array.from({ length: 50 }, (_, i) => Math.floor((i * height) / 50))];
    const rows = await this.sheet.rows([...new Set(some.filter((row) => row < height))]);
    const longest = this.sheet.heads.map((head) => Math.min(24, head.length));
    const numbers = this.sheet.heads.map(() => 0);
    let data = 0;
    for (const [kind, ...cells] of rows) {
      if (kind !== 'data' && kind !== 'head') continue;
      data += kind === 'data' ? 1 : 0;
      cells.forEach((cell, c) => {
        longest[c] = Math.max(longest[c] ?? 4, Math.min(44, cell.length));
        if (kind === 'data' && /^[\s+\-−(]*[\d.,\s'’]*\d[\d.,\s'’]*[%)]?$|^[.…:*\-–]{0,3}$/.test(cell)) numbers[c] += 1;
      });
    }
    this.numeric = numbers.map((n) => data > 0 && n / data > 0.7);
    this.widths = longest.map((n) => `${Math.max(5, n) + 4}ch`);
    // Longer ones are cut, and told whole to who points at them.
    this.fits = longest.map((n) => Math.min(40, Math.max(5, n) + 1));
    const first = this.options.numbered ? [`${String(this.sheet.height).length + 3}ch`] : [];
    this.box.style.setProperty('--columns', [...first, ...this.widths].join(' '));
    this.box.style.setProperty('--wide', `calc(${[...first, ...this.widths].join(' + ')})`);
  }

  /** Scrolls sideways to a column. @param {number} [column] */
  reveal(column) {
    const cell = this.head.querySelector(`[data-column="${column}"]`);
    if (cell) this.box.scrollLeft = cell.offsetLeft - (this.head.querySelector('.corner')?.offsetWidth ?? 0);
  }

  writeHead() {
    const { sorted } = this;
    const cells = this.sheet.heads.map((text, c) => {
      const mine = sorted?.by === c;
      const button = el('button', { type: 'button', textContent: text || letter(c), tabIndex: -1 });
      const cell = el('div', { role: 'columnheader', className: this.numeric?.[c] ? 'numeric' : '' }, [button]);
      cell.dataset.column = String(c);
      cell.setAttribute('aria-colindex', String(c + 1 + (this.options.numbered ? 1 : 0)));
      cell.setAttribute('aria-sort', mine ? (sorted.down ? 'descending' : 'ascending') : 'none');
      return cell;
    });
    if (this.options.numbered) {
      const corner = el('div', { role: 'columnheader', className: 'corner', textContent: say('page.grid.row') });
      corner.setAttribute('aria-colindex', '1');
      cells.unshift(corner);
    }
    this.head.setAttribute('aria-rowindex', '1');
    this.head.replaceChildren(...cells);
    this.columnsEnd = undefined;
  }

  /** Of a wide table only the columns near the screen are laid out and painted; every cell says itself which column it is. */
  sides() {
    if (this.columns < WIDE) return;
    if (!this.columnsEnd) {
      let end = 0;
      this.columnsEnd = [...this.head.children].map((cell) => (end += cell.offsetWidth));
      this.across = this.box.clientWidth;
    }
    const { scrollLeft } = this.box;
    const first = Math.max(0, this.columnsEnd.findIndex((end) => end > scrollLeft - BESIDE));
    const last = this.columnsEnd.findIndex((end) => end > scrollLeft + this.across + BESIDE);
    // The number of a row stays in sight.
    const before = `:nth-child(-n + ${first}):not(.corner)`;
    const after = last < 0 ? '' : `, #${this.id} .grid-row > :nth-child(n + ${last + 2})`;
    const rule = `#${this.id} .grid-row > ${before}${after} { display: none; }`;
    if (rule === this.rule) return;
    this.rule = rule;
    this.rules.replaceSync(rule);
  }

  /** At most once a frame. */
  soon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
    });
  }

  /** Height of a row, and of all rows and of the box they scroll in. What the browser has to measure is asked for when it may have changed. */
  get room() {
    const all = this.order.length * ROW;
    this.screen ??= Math.max(ROW, this.box.clientHeight - this.head.offsetHeight);
    return { all, shown: Math.min(HIGHEST, all), screen: this.screen };
  }

  /** Which rows are on the screen, and where the first of them stands. */
  get sight() {
    const { all, shown, screen } = this.room;
    const { scrollTop } = this.box;
    // In proportion: at the top of the box is the first row, at its end the last.
    const most = Math.max(1, shown - screen);
    const top = all <= shown ? scrollTop : (Math.min(scrollTop, most) / most) * (all - screen);
    const from = Math.max(0, Math.floor(top / ROW) - SPARE);
    const to = Math.min(this.order.length, Math.ceil((top + screen) / ROW) + SPARE);
    return { from, to, at: scrollTop + from * ROW - top };
  }

  /** Brings the rows on the screen into the document; those that are not at hand follow when they come. */
  draw() {
    if (!this.sheet || this.order.length === 0) {
      this.empty();
      return;
    }
    if (!this.widths) return; // no rows before their heads: `list` draws once the columns are measured
    const { from, to, at } = this.sight;
    const rows = Array.from(this.order.subarray(from, to), (row) => this.cache.get(row) ?? COMING);
    const down = from >= (this.before ?? 0);
    this.before = from;
    this.want(from, to, down);
    this.sides();
    if (at !== this.at) this.body.style.transform = `translateY(${at}px)`;
    this.at = at;
    this.lay(from, rows);
    this.mark();
  }

  empty() {
    this.laid = [];
    this.at = undefined;
    this.body.replaceChildren();
  }

  /** Has the blocks of rows fetched that are wanted, and before anybody sees them those that come next. One is on its way at a time. */
  want(from, to, down) {
    if (this.coming) return;
    const size = Math.max(FEWEST, Math.min(MOST, Math.floor(BLOCK / Math.max(1, this.columns))));
    const near = size / 2;
    const [first, last] = down ? [from, to + near] : [from - near, to];
    for (let at = Math.max(0, Math.floor(first / size)); at * size < Math.min(last, this.order.length); at += 1) {
      const lacking = Array.from(this.order.subarray(at * size, (at + 1) * size)).filter((row) => !this.cache.has(row));
      if (lacking.length === 0) continue;
      this.fetch(lacking).then(() => this.soon(), (error) => console.error(error));
      return;
    }
  }

  /** Rows by their numbers in the sheet. @param {number[]} lacking */
  async fetch(lacking) {
    const { cache, sheet } = this;
    const mine = (this.coming = sheet.rows(lacking));
    try {
      const rows = await mine;
      if (sheet !== this.sheet) return;
      if (cache.size > KEPT) cache.clear();
      lacking.forEach((row, i) => cache.set(row, rows[i] ?? ['around']));
    } finally {
      if (this.coming === mine) this.coming = undefined;
    }
  }

  /** Rows that stay are not touched; those that leave are written anew, for those that come. @param {number} from @param {string[][]} rows */
  lay(from, rows) {
    const to = from + rows.length;
    const stays = new Map();
    const spare = [];
    for (const one of this.laid) {
      if (one.place >= from && one.place < to) stays.set(one.place, one);
      else spare.push(one);
    }
    // Far away nearly all are others: they are written where they stand, which costs less than to take them out and in.
    const same = stays.size * 2 < rows.length && this.laid.length === rows.length ? this.laid : undefined;
    if (same) {
      rows.forEach((texts, i) => { if (same[i].place !== from + i || same[i].texts !== texts) this.write(same[i], from + i, texts); });
      return;
    }
    // Out of the way first: else all that stay would be moved past them.
    for (const { node } of spare) node.remove();
    // A row in its place whose cells have come is written where it stands.
    this.laid = rows.map((texts, i) => {
      const place = from + i;
      const one = stays.get(place) ?? spare.pop() ?? this.row();
      return one.place === place && one.texts === texts ? one : this.write(one, place, texts);
    });
    // From the first on: whatever stands in its place already stays there.
    let next = this.body.firstChild;
    for (const { node } of this.laid) {
      if (node === next) next = next.nextSibling;
      else this.body.insertBefore(node, next);
    }
  }

  /** A row with nothing in it. */
  row() {
    const first = this.options.numbered ? 1 : 0;
    const cells = Array.from({ length: this.columns + first }, (_, c) => {
      const cell = el('div', c < first ? { role: 'rowheader', className: 'corner' } : { role: 'gridcell' });
      cell.setAttribute('aria-colindex', String(c + 1));
      cell.style.gridColumn = String(c + 1);
      if (c >= first) cell.setAttribute('aria-selected', 'false');
      cell.append('');
      return cell;
    });
    const node = el('div', { role: 'row' }, cells);
    const one = { place: -1, texts: undefined, node, number: first ? cells[0] : undefined, cells: cells.slice(first), marked: '', kind: undefined };
    this.rowOf.set(node, one);
    return one;
  }

  /** @param {any} one a row, whatever it held @param {number} place @param {string[]} texts what the row is, then its cells */
  write(one, place, texts) {
    const { node, cells } = one;
    const [kind] = texts;
    if (one.place !== place) {
      node.setAttribute('aria-rowindex', String(place + 2));
      if (one.number) one.number.firstChild.data = String(this.order[place] + 1);
    }
    if (one.kind !== kind) {
      node.className = `grid-row ${kind}`;
      cells.forEach((cell, c) => cell.classList.toggle('numeric', kind === 'data' && this.numeric?.[c] === true));
    }
    Object.assign(one, { place, texts, kind });
    cells.forEach(({ firstChild }, c) => {
      const text = texts[c + 1] ?? '';
      if (firstChild.data !== text) firstChild.data = text;
      if (text.length > (this.fits[c] ?? 40)) cells[c].title = text;
      else if (cells[c].title) cells[c].removeAttribute('title');
    });
    return one;
  }

  /** The cell at a place, where it is in the document. @param {{row: number, column: number}} at */
  cellAt({ row, column }) {
    const one = this.laid[row - (this.laid[0]?.place ?? 0)];
    return one?.place === row ? one.cells[column] : undefined;
  }

  /** Shows cursor and selection; of the cells only those are touched whose mark changes. */
  mark() {
    const { cursor } = this;
    const { rows, columns } = this.selection;
    for (const one of this.laid) {
      const { place, cells } = one;
      const inside = place >= rows[0] && place <= rows[1];
      const at = place === cursor.row ? cursor.column : -1;
      const marked = inside ? `${columns} ${at}` : '';
      if (marked === one.marked) continue;
      one.marked = marked;
      for (let c = 0; c < this.columns; c += 1) {
        const cell = cells[c];
        cell.setAttribute('aria-selected', String(inside && c >= columns[0] && c <= columns[1]));
        cell.classList.toggle('cursor', c === at);
      }
    }
    // One cell has a name to be pointed at by: the cursor's.
    const cell = this.cellAt(cursor);
    if (cell === this.active && (!cell || cell.id)) return;
    this.active?.removeAttribute('id');
    this.active = cell;
    if (!cell) return this.box.removeAttribute('aria-activedescendant');
    cell.id = `${this.id}-cursor`;
    return this.box.setAttribute('aria-activedescendant', cell.id);
  }

  get selection() {
    const { cursor: a, anchor: b } = this;
    return { rows: [Math.min(a.row, b.row), Math.max(a.row, b.row)], columns: [Math.min(a.column, b.column), Math.max(a.column, b.column)] };
  }

  press(event) {
    const cell = event.target.closest('[role=gridcell]');
    if (!cell || event.button !== 0) return;
    const one = this.rowOf.get(cell.parentElement);
    const [row, column] = [one.place, one.cells.indexOf(cell)];
    this.cursor = { row, column };
    if (!event.shiftKey) this.anchor = { row, column };
    if (event.shiftKey) event.preventDefault(); // the browser would select text across
    this.mark();
  }

  key(event) {
    if (event.target !== this.box || event.altKey || this.order.length === 0) return;
    const page = Math.max(1, Math.floor(this.room.screen / ROW) - 1);
    const last = { row: this.order.length - 1, column: this.columns - 1 };
    const control = event.ctrlKey || event.metaKey;
    let { row, column } = this.cursor;
    switch (event.key) {
      case 'ArrowDown': row += 1; break;
      case 'ArrowUp': row -= 1; break;
      case 'ArrowRight': column += 1; break;
      case 'ArrowLeft': column -= 1; break;
      case 'PageDown': row += page; break;
      case 'PageUp': row -= page; break;
      case 'Home': column = 0; if (control) row = 0; break;
      case 'End': column = last.column; if (control) row = last.row; break;
      case 'Enter': this.options.onsort(column); return;
      case 'a': case 'A':
        if (!control) return;
        event.preventDefault();
        this.anchor = { row: 0, column: 0 };
        this.cursor = last;
        this.mark();
        return;
      default: return;
    }
    event.preventDefault();
    const within = (value, most) => Math.max(0, Math.min(most, value));
    this.cursor = { row: within(row, last.row), column: within(column, last.column) };
    if (!event.shiftKey) this.anchor = { ...this.cursor };
    this.toSight();
  }

  /** Scrolls as little as it takes to show the cursor. */
  toSight() {
    const { all, shown, screen } = this.room;
    const part = all <= shown ? 1 : (shown - screen) / (all - screen);
    const top = this.cursor.row * ROW;
    const now = this.box.scrollTop / part;
    if (top < now) this.box.scrollTop = top * part;
    else if (top + ROW > now + screen) this.box.scrollTop = Math.ceil((top + ROW - screen) * part);
    // A cell may stand in a column that is not laid out; its head is.
    const cell = this.head.children[this.cursor.column + (this.options.numbered ? 1 : 0)];
    if (cell) {
      const left = cell.offsetLeft;
      const numbers = this.options.numbered ? this.head.firstElementChild.offsetWidth : 0;
      if (left < this.box.scrollLeft + numbers) this.box.scrollLeft = left - numbers;
      else if (left + cell.offsetWidth > this.box.scrollLeft + this.box.clientWidth) this.box.scrollLeft = left + cell.offsetWidth - this.box.clientWidth;
    }
    this.draw();
  }

  /** The selection as cells that a spreadsheet takes. */
  copied(event) {
    if (getSelection()?.toString()) return; // words that were marked by hand go first
    event.preventDefault();
    const { rows, columns } = this.selection;
    const cells = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1);
    if (cells > MOST_COPIED) {
      this.options.said(say('page.grid.too-many', { n: count(cells), most: count(MOST_COPIED) }));
      return;
    }
    // What is on the screen is at hand at once, as the clipboard wants it; more comes a moment later.
    const here = Array.from(this.order.slice(rows[0], rows[1] + 1)).map((row) => this.cache.get(row));
    const done = () => this.options.said(say('page.grid.copied', { n: count(cells) }));
    if (here.every(Boolean)) {
      event.clipboardData.setData('text/plain', asCells(here, columns));
      done();
      return;
    }
    this.sheet.rows(Array.from(this.order.slice(rows[0], rows[1] + 1)))
      .then((all) => navigator.clipboard.writeText(asCells(all, columns)))
      .then(done, () => this.options.said(say('page.grid.not-copied')));
  }

  /** The rows of the order, for paper; fewer when another order comes meanwhile. @param {number} most */
  async all(most) {
    const { sheet, order } = this;
    const all = [];
    for (let from = 0; from < Math.min(most, order.length) && this.sheet === sheet && this.order === order; from += AT_ONCE) {
      all.push(...await sheet.rows(Array.from(order.slice(from, Math.min(from + AT_ONCE, most)))));
      // Nobody waits for them: whatever the person does comes first.
      await new Promise((done) => setTimeout(done));
    }
    return all;
  }

  destroy() {
    this.observer.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.rules);
    this.sheet?.close();
    this.sheet = undefined;
    this.box.remove();
  }
}

/** A column without a name is called as spreadsheets call it. @param {number} c */
export const letter = (c) => (c < 26 ? '' : letter(Math.floor(c / 26) - 1)) + String.fromCharCode(65 + (c % 26));

/** Tab between cells, a line a row; what would break the lines is quoted, and no text runs as a formula. */
function asCells(rows, [from, to]) {
  const number = /^[+\-−]?[\d.,\s]*\d%?$/;
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text;
    return /[\t\n\r"]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return rows.map(([, ...cells]) => Array.from({ length: to - from + 1 }, (_, i) => cell(cells[from + i] ?? '')).join('\t')).join('\n');
}
