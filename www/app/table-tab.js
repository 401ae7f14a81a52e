/** The tab of tables: the figures of the chart, or the file as it stands; searched, filtered, sorted, copied, printed. */
import { el } from '../chart/element.js';
import { dataTable } from '../chart/data-table.js';
import { Grid, letter } from './grid.js';
import { choice } from './controls.js';
import { chartSheet, fileSheet } from './sheets.js';
import { fold } from '../pkg/studio/kimngach.js';
import { count, say } from './words.js';

/** A table with more rows than this is no table for a person to read from end to end, and is shown through a window. */
const SHORT = 400;
const WAIT = 120;
/** Rows of a file on paper; more would be a ream. */
const ON_PAPER = 2000;

const place = document.getElementById('table');

/** A number as other offices would have printed it: 931,1 and 931.1, with and without signs between thousands. @param {string} sought */
function otherwise(sought) {
  if (!/^[+\-−]?\d[\d.,]*[.,]\d+$/.test(sought.trim())) return [];
  const turned = sought.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));
  const last = Math.max(sought.lastIndexOf('.'), sought.lastIndexOf(','));
  const whole = sought.slice(0, last).replace(/[.,]/g, '');
  const part = sought.slice(last + 1);
  return [turned, `${whole}.${part}`, `${whole},${part}`].filter((one) => one !== sought);
}

/** Columns in whose heads some words stand, without regard to their marks. @param {string[]} heads @param {string} sought */
function columnsNamed(heads, sought) {
  const words = fold(sought.trim());
  return words ? heads.flatMap((head, c) => (fold(head).includes(words) ? [c] : [])) : [];
}

/**
 * @param {object} from
 * @param {import('./engine.js').Engine} from.engine
 * @param {() => Promise<{blob: Blob, name: string, hints?: object}>} from.file the file that is open
 * @param {() => string} from.lang
 * @param {(text: string) => void} from.said
 * @param {(place: HTMLElement, records: any[][]) => void} from.openable makes the figures of a table buttons
 */
export class TableTab {
  constructor(from) {
    this.from = from;
    this.which = 'chart';
    /** Rows of figures in the file, as the panel counts them. @type {number | undefined} */
    this.figures = undefined;
    this.view = {};
    // Columns and their order are those of one table; what is sought may stand in the other.
    this.shows = choice((value) => { this.which = value; this.view = { sought: this.view.sought }; this.fill(); });
    this.search = el('input', { type: 'search', autocomplete: 'off', spellcheck: false, id: 'table-search' });
    this.searchLabel = el('label', { htmlFor: 'table-search' });
    this.filter = choice((value) => { this.view.column = value === '' ? undefined : Number(value); this.later(); });
    this.wanted = el('input', { type: 'search', autocomplete: 'off', spellcheck: false, id: 'table-wanted' });
    this.sort = choice((value) => { this.view.by = value === '' ? undefined : Number(value); this.list(); });
    this.down = el('button', { type: 'button', className: 'button bare' });
    this.found = el('p', { className: 'quiet', role: 'status' });
    this.tools = el('form', { className: 'table-tools' }, [
      this.shows.row,
      el('div', { className: 'row' }, [this.searchLabel, this.search]),
      el('div', { className: 'pair-row' }, [this.filter.row, this.wanted]),
      el('div', { className: 'pair-row' }, [this.sort.row, this.down]),
      this.found,
    ]);
    this.stage = el('div', { className: 'table-stage' });
    this.none = el('p', { className: 'table-none', hidden: true });
    place.append(this.tools, this.none, this.stage);
    this.tools.addEventListener('submit', (event) => event.preventDefault());
    this.search.addEventListener('input', () => { this.view.sought = this.search.value; this.later(); });
    this.wanted.addEventListener('input', () => { this.view.wanted = this.wanted.value; this.later(); });
    this.down.addEventListener('click', () => { this.view.down = !this.view.down; this.list(); });
    addEventListener('beforeprint', () => this.paper());
    addEventListener('afterprint', () => { this.sheetOfPaper?.remove(); this.sheetOfPaper = undefined; });
  }

  /** Other data was opened. */
  clear() {
    this.grid?.destroy();
    this.grid = undefined;
    this.opened = undefined;
    this.forPaper = undefined;
    this.view = {};
    this.which = 'chart';
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.list(), WAIT);
  }

  /** Brings the tab up to date with chart, language, choice. */
  async fill() {
    const mine = (this.turn = (this.turn ?? 0) + 1);
    this.shows.sync(say('page.table.which'), [
      { value: 'chart', label: say('page.table.chart') },
      { value: 'file', label: say('page.table.file') },
    ], this.which);
    this.searchLabel.textContent = say('page.table.search');
    this.search.placeholder = say('page.search.hint');
    this.search.value = this.view.sought ?? '';
    this.wanted.value = this.view.wanted ?? '';
    this.wanted.ariaLabel = say('page.table.wanted');
    this.wanted.placeholder = say('page.table.wanted');
    const { which } = this;
    let sheet;
    try {
      sheet = which === 'file' ? await this.file() : chartSheet(this.from.engine);
    } catch (error) {
      const problem = Array.isArray(error) ? error[0]?.text?.[this.from.lang()] : undefined;
      if (mine === this.turn) this.found.textContent = problem ?? say('page.table.failed');
      return;
    }
    if (mine !== this.turn || !sheet) return;
    this.sheet = sheet;
    /** Whose rows the sheet has; what is wanted next may be on its way. */
    this.of = which;
    const table = this.from.engine.ask((p) => p.table(this.from.lang()));
    this.shown = this.of === 'file' ? undefined : table;
    this.caption = this.of === 'file' ? say('page.table.file.caption') : (table?.caption ?? '');
    this.note = this.of === 'file' ? '' : (table?.note ?? '');
    const columns = sheet.heads.map((text, c) => ({ value: String(c), label: text || say('page.table.column', { name: letter(c) }) }));
    this.filter.sync(say('page.table.filter'), [{ value: '', label: say('page.table.filter.none') }, ...columns], String(this.view.column ?? ''));
    this.sort.sync(say('page.table.sort'), [{ value: '', label: say(this.of === 'file' ? 'page.table.sort.file' : 'page.table.sort.none') }, ...columns], String(this.view.by ?? ''));
    await this.list();
  }

  /** The file's sheet, read the first time it is asked for. */
  async file() {
    const mine = await this.from.file();
    if (this.opened?.blob !== mine.blob || this.opened?.hints !== mine.hints) {
      this.found.textContent = say('page.progress', { file: mine.name });
      this.opened = { ...mine, sheet: await fileSheet(mine) };
    }
    return this.opened.sheet;
  }

  /** Shows the rows that the view asks for. */
  async list() {
    const { sheet, view } = this;
    if (!sheet) return;
    try {
      await this.arrange(sheet, view);
    } catch (error) {
      console.warn(error);
      if (sheet !== this.sheet) return;
      this.found.textContent = say('page.table.failed');
      if (this.opened?.sheet !== sheet) return;
      sheet.close();
      this.opened = undefined; // who asks again gets a new one
    }
  }

  async arrange(sheet, view) {
    const mine = (this.listed = (this.listed ?? 0) + 1);
    const { sought = '', column, wanted = '', by, down = false } = view;
    const filter = column === undefined ? '' : wanted;
    const rows = (words, wanted = filter) => sheet.order({ sought: words, column, wanted, by, down });
    let order = await rows(sought);
    // The person writes a figure as their language does, the file as its own does.
    for (const other of [...otherwise(sought).map((one) => [one]), ...otherwise(filter).map((one) => [sought, one])]) {
      if (order.length === 0) order = await rows(...other);
    }
    // Where series stand side by side, what is sought may be the name of one. The head over the names of the rows is no series.
    const heads = order.length === 0 ? columnsNamed(sheet.heads, sought) : [];
    const named = this.of === 'chart' ? heads.filter((c) => c > 0) : heads;
    if (named.length > 0) order = await rows('');
    if (mine !== this.listed) return;
    this.wanted.disabled = column === undefined;
    this.down.disabled = by === undefined;
    this.down.textContent = say(down ? 'page.table.down' : 'page.table.up');
    this.sort.sync(...this.sortOptions(by));
    const all = order.length === sheet.height;
    if (named.length > 0) this.found.textContent = say('page.table.columns', { n: count(named.length), all: count(sheet.heads.length) });
    else this.found.textContent = this.counted(order.length, all);
    this.none.hidden = order.length > 0;
    this.stage.hidden = order.length === 0;
    this.none.textContent = order.length === 0 ? say('page.search.none') : '';
    if (this.of === 'chart' && order.length <= SHORT) await this.plain(order, named);
    else {
      await this.window(order);
      this.grid?.reveal(named[0]);
    }
  }

  /** How many rows are shown. Of a file, figures are told from its heads and notes, as the panel does. @param {number} n @param {boolean} all */
  counted(n, all) {
    const { height } = this.sheet;
    const figures = Math.min(height, this.of === 'file' ? this.figures ?? height : height);
    if (!all) return say('page.table.found', { n: count(n), all: count(Math.max(n, figures)) });
    return figures === height ? say('page.table.all', { n: count(n) }) : say('page.table.all.file', { n: count(figures), rest: count(height - figures) });
  }

  sortOptions(by) {
    const columns = this.sheet.heads.map((text, c) => ({ value: String(c), label: text || say('page.table.column', { name: letter(c) }) }));
    return [say('page.table.sort'), [{ value: '', label: say(this.of === 'file' ? 'page.table.sort.file' : 'page.table.sort.none') }, ...columns], String(by ?? '')];
  }

  /** A short table is a plain table, which everything understands. */
  async plain(order, named) {
    this.grid?.destroy();
    this.grid = undefined;
    const rows = await this.sheet.rows(Array.from(order));
    // What a row is stands at its head, whichever columns are wanted.
    const wanted = named.length > 0 ? [0, ...named.filter((c) => c > 0)] : this.sheet.heads.map((_, c) => c);
    const table = {
      caption: this.caption, head: wanted.map((c) => this.sheet.heads[c]), rows: rows.map(([, ...cells]) => ({ cells: wanted.map((c) => cells[c]) })), note: this.note,
    };
    this.stage.replaceChildren(dataTable(table, { missing: say('embed.missing') }, document));
    // Each figure opens to its formula and cells.
    const records = (row) => this.shown?.rows[row]?.records;
    this.from.openable(this.stage, Array.from(order, (row) => records(row) && wanted.slice(1).map((c) => records(row)[c - 1])));
  }

  async window(order) {
    const numbered = this.of === 'file';
    if (!this.grid || this.grid.options.numbered !== numbered || this.grid.sheet !== this.sheet) {
      if (this.grid) { this.grid.sheet = undefined; this.grid.destroy(); }
      this.stage.replaceChildren();
      this.grid = new Grid(this.stage, {
        numbered,
        said: this.from.said,
        onsort: (column) => {
          const { view } = this;
          // Up, down, as it was.
          if (view.by !== column) Object.assign(view, { by: column, down: false });
          else if (!view.down) view.down = true;
          else Object.assign(view, { by: undefined, down: false });
          this.list();
        },
      });
      this.grid.show(this.sheet, this.caption);
    }
    this.grid.show(this.sheet, this.caption);
    await this.grid.list(order, { by: this.view.by, down: this.view.down });
    // Who prints does not wait: what paper takes is at hand before, the rows that nobody has scrolled to as well.
    const { grid } = this;
    const rows = await grid.all(ON_PAPER);
    if (grid === this.grid && grid.order === order) this.forPaper = { order, rows };
  }

  /** On paper a table has no window: its rows stand one after another, under their heads on every page. */
  paper() {
    if (!this.grid || place.hidden) return;
    const { order, cache } = this.grid;
    const shown = this.forPaper?.order === order ? this.forPaper.rows : [...order.slice(0, ON_PAPER)].map((row) => cache.get(row)).filter(Boolean);
    const head = el('tr', {}, this.sheet.heads.map((text, c) => el('th', { scope: 'col', textContent: text || letter(c) })));
    // The file's own head stands over the columns already.
    const isHead = ([, ...cells]) => this.sheet.heads.every((text, c) => (cells[c] ?? '') === text);
    const body = shown.filter((row) => !isHead(row)).map(([, ...cells]) => el('tr', {}, this.sheet.heads.map((_, c) => el('td', { textContent: cells[c] ?? '' }))));
    const caption = el('caption', { textContent: `${this.caption}. ${say('page.table.paper', { n: count(shown.length), all: count(order.length) })}` });
    this.sheetOfPaper = el('table', { className: 'paper-table' }, [caption, el('thead', {}, [head]), el('tbody', {}, body)]);
    place.append(this.sheetOfPaper);
  }
}
