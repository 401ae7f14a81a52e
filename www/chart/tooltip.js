/**
 * The figures of one period beside the guide line, where they cover the least ink; on a phone at the foot of the window,
 * where no finger hides them. What it shows is also spoken by the plot, so screen readers are spared the repetition.
 */
import { el } from './element.js';

const AT_FOOT = matchMedia('(max-width: 640px), (pointer: coarse)');
const GAP = 16;
const MARGIN = 8;
/** Between places that are tried: two cells of the ink. */
const STEP = 16;

/** Another text in the same node, and only where it is another: a new node would be laid out with all around it. */
const write = (place, text = '') => {
  const { firstChild } = place;
  if (!firstChild) place.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
};

export class Tooltip {
  /** @param {HTMLElement} plot @param {any} host */
  constructor(plot, host) {
    this.plot = plot;
    this.host = host;
    this.shown = false;
  }

  /** Most charts of a page are never pointed at: the box is made when one is. */
  make() {
    this.head = el('strong');
    this.sub = el('span', { className: 'kn-sub' });
    this.back = this.step(-1, '‹');
    this.next = this.step(1, '›');
    this.steps = el('span', { className: 'kn-steps' }, [this.back, this.next]);
    this.body = el('div', { className: 'kn-rows' });
    const top = el('div', { className: 'kn-head' }, [this.head, this.sub, this.steps]);
    this.box = el('div', { className: 'kn-tip' }, [top, this.body]);
    this.plot.append(this.box);
    // How large it is comes with the frame's own layout; to ask at every move would lay out twice.
    new ResizeObserver(([{ borderBoxSize: [{ inlineSize, blockSize }] }]) => {
      this.size = inlineSize && [inlineSize, blockSize];
      if (!this.box.matches('[hidden], .kn-docked')) this.settle(this.host.tip);
    }).observe(this.box);
  }

  step(by, sign) {
    const button = el('button', { type: 'button', textContent: sign, tabIndex: -1 });
    button.addEventListener('click', () => {
      const { host } = this;
      const period = host.period + by;
      if (period >= 0 && period < host.drawn.periods) host.point(period, host.series);
    });
    return button;
  }

  /** @param {any} tip @param {boolean} [still] whether the chart was drawn anew under it */
  show(tip, still) {
    if (!this.box) this.make();
    const { box, host } = this;
    const docked = host.options.docked !== false && AT_FOOT.matches;
    this.fill(tip);
    // An attribute that is set to what it is makes browsers work out the style of all below it.
    if (docked !== this.docked) box.classList.toggle('kn-docked', this.docked = docked);
    if (!this.shown) box.hidden = false;
    this.shown = true;
    if (docked) {
      box.style.transform = '';
      this.keepInSight(tip);
    } else this.settle(tip, still);
  }

  hide() {
    if (this.box) this.box.hidden = true;
    this.shown = false;
    this.spot = undefined;
  }

  fill(tip) {
    const { words, lang } = this.host.options;
    write(this.head, tip.head);
    write(this.sub, tip.sub);
    this.back.disabled = tip.period === 0;
    this.next.disabled = tip.period >= this.host.drawn.periods - 1;
    if (this.words !== words || this.box.lang !== lang) {
      this.words = words;
      this.back.ariaLabel = words['embed.before'] ?? '';
      this.next.ariaLabel = words['embed.after'] ?? '';
      this.box.lang = lang;
    }
    const changes = tip.rows.some((row) => row.change) || tip.total?.change;
    const all = tip.total ? [...tip.rows, { ...tip.total, total: true }] : tip.rows;
    // From period to period mostly figures and their order change: then nothing else is touched, and a moving pointer stays light.
    const shape = JSON.stringify([tip.unit, tip.change, !!changes, lang, all.map(({ missing, status, focus, total }) => [missing, status, focus, total])]);
    if (shape === this.shape && !this.host.figureOf) {
      this.figures.forEach(([mark, label, value, change], i) => {
        const row = all[i];
        this.paint(mark, row);
        write(label, row.label);
        if (row.missing === undefined) write(value, row.value);
        if (change) write(change, row.change);
      });
      return;
    }
    this.shape = shape;
    this.figures = [];
    this.body.classList.toggle('kn-plain', !changes);
    const cells = [
      el('span'), el('span'),
      el('span', { className: 'kn-unit', textContent: tip.unit ?? '' }),
      ...(changes ? [el('span', { className: 'kn-unit', textContent: tip.change ?? '' })] : []),
    ];
    for (const row of all) {
      if (row.total) cells.push(el('span', { className: 'kn-rule' }));
      const made = this.row(row, changes);
      this.figures.push(made);
      cells.push(...made);
    }
    this.body.replaceChildren(...cells);
  }

  /** The colour of a row's mark, which is hollow where the figure is unsure or missing. */
  paint(mark, { color = '', hollow, missing }) {
    const inside = hollow || missing !== undefined ? '' : color;
    if (mark.painted === color + inside) return;
    mark.painted = color + inside;
    mark.style.borderColor = color;
    mark.style.backgroundColor = inside;
  }

  row(row, changes) {
    const mark = el('span', { className: row.total ? '' : 'kn-mark' });
    this.paint(mark, row);
    const label = el('span', { className: 'kn-label', textContent: row.label });
    if (row.status) label.append(el('small', { textContent: ` ${row.status}` }));
    const strong = row.total || row.focus;
    if (strong) label.classList.add('kn-strong');
    if (row.missing !== undefined) {
      const why = typeof row.missing === 'string' ? row.missing : this.host.options.words['embed.missing'];
      return [mark, label, el('span', { className: 'kn-missing', textContent: why ?? '' })];
    }
    const value = this.host.figureOf?.(row) ?? el('span', { className: 'kn-value', textContent: row.value ?? '' });
    const change = el('span', { className: 'kn-change', textContent: row.change ?? '' });
    return changes ? [mark, label, value, change] : [mark, label, value];
  }

  /**
   * Finds the place that covers the least, as near as it can be to what it speaks of: a guide, or where bars and tiles lie one mark.
   * A place that covers next to nothing is kept, so that it does not hop about. While a drawing moves under it (`still`) what it covers
   * is not looked at: that would wait for every drawing to be on the screen.
   */
  settle(tip, still) {
    const { box, host, spot } = this;
    const { width: W, height: H } = host.drawn;
    const [w, h] = (this.size ||= [box.offsetWidth, box.offsetHeight]);
    const mark = tip.upright === false && tip.rows.find((row) => row.y !== undefined);
    const off = (from, length, at) => Math.max(from - at, at - from - length);
    /** Its way from what it speaks of: beside a guide an empty corner reads better than a covered line. */
    const far = (way) => (way < GAP / 2 ? 999 : way / (mark ? 16 : 160));
    const column = (x) => ({ x, aside: off(x, w, mark ? mark.x : tip.x), cells: host.ink.across(x - 4, w + 8) });
    const row = (y) => ({ y, aside: mark ? off(y, h, mark.y) : 0, low: (y - tip.top) / H / 4, cells: host.ink.down(y - 4, h + 8) });
    /** What of the drawing a box would cover, and how far off it is. */
    const price = (across, down) => far(Math.max(across.aside, down.aside)) + down.low + (still ? 0 : Math.sqrt(host.ink.under(across.cells, down.cells)));
    const cost = spot && spot.x + w <= W && spot.y + h <= H ? price(column(spot.x), row(spot.y)) : Infinity;
    if (cost > 2) {
      let least = cost - 1;
      const places = (from, to, of) => Array.from({ length: 1 + Math.max(0, Math.floor((to - from) / STEP)) }, (_, i) => of(from + i * STEP));
      const rows = places(tip.top, Math.min(tip.bottom, H) - h, row);
      for (const across of places(MARGIN, W - w - MARGIN, column).sort((a, b) => a.aside - b.aside)) {
        // The nearest columns come first, and one that is too far off by itself ends the search.
        if (across.aside > GAP / 2 && far(across.aside) > least) break;
        for (const down of rows) {
          // Further down only more is lost by that alone.
          if (!mark && far(across.aside) + down.low >= least) break;
          const there = price(across, down);
          if (there < least) {
            least = there;
            this.spot = { x: across.x, y: Math.round(down.y) };
          }
        }
      }
    }
    const at = `translate(${this.spot.x}px, ${this.spot.y}px)`;
    if (at !== box.style.transform) box.style.transform = at;
  }

  /** The docked box must not cover what it speaks of: the page moves up by as much as is hidden, and no more. */
  keepInSight(tip) {
    const plot = this.host.plot.getBoundingClientRect();
    const hidden = plot.top + tip.bottom + 36 - (innerHeight - this.box.offsetHeight);
    if (hidden > 0 && plot.top > 0) scrollBy({ top: Math.min(hidden, plot.top), behavior: 'instant' });
  }
}
