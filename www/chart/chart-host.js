/**
 * One chart in one place: draws on a canvas, keeps it sharp and as wide as its place, and hangs on it what people use:
 * tooltip, guide line, keyboard, spoken text. The page and the custom element share it. It never holds the wasm object:
 * every question goes through `call`, so that its owner can mend a trap without the chart knowing.
 */
import { Tooltip } from './tooltip.js';
import { Guide } from './guide.js';
import { Ink } from './ink.js';
import { steer } from './steering.js';
import { watchDevice, isDark } from './device.js';
import { el } from './element.js';

let count = 0;

/** Paper is white, and finer than a screen; a chart that is first drawn for it has to know, too. */
let paper;
const PRINTING = ['beforeprint', 'afterprint'];
for (const type of PRINTING) addEventListener(type, () => { paper = type > 'b' && { dark: false, ratio: 3, print: true }; });

/**
 * @typedef {object} Options
 * @property {(ask: (project: any) => any) => any} call asks the project; undefined when it cannot answer
 * @property {Record<string, string>} words texts by key
 * @property {string} lang 'vi' or 'en'
 * @property {string} [theme] 'auto', 'light' or 'dark'
 * @property {string} [font] CSS font family of the chart
 * @property {Record<string, any>} [dress] what the reader's system asks for (`system.js`)
 * @property {number} [level] heading level of the title
 * @property {boolean} [docked] whether the tooltip may sit at the foot of the window on small screens
 * @property {boolean} [fit] whether the chart takes the height of its place instead of its own
 * @property {() => number} [width] what to draw for while the place is not shown
 * @property {number} [wide] how wide the place is, where its owner knows it: the first drawing then need not wait for a layout
 * @property {(drawn: any) => void} [ondraw]
 * @property {(error: any) => void} [onerror] what was thrown by a drawing that nobody waited for
 * @property {(tip: any) => void} [onselect]
 */

export class ChartHost {
  /** @param {HTMLElement} place @param {Options} options */
  constructor(place, options) {
    this.place = place;
    this.options = options;
    this.id = `kn${++count}`;
    this.build();
    this.guide = new Guide(this.plot);
    this.tooltip = new Tooltip(this.plot, this);
    this.stop = new AbortController();
    const { signal } = this.stop;
    steer(this, signal);
    watchDevice(() => this.soon(), signal);
    // Only the width is answered: the height follows from our own drawing, and answering it would be a loop. The canvas is watched too:
    // a scroll bar may come and go while we draw, and leave a chart that is too narrow in a place that has not changed.
    this.width = 0;
    this.observer = new ResizeObserver(() => {
      if (this.options.fit || this.plot.clientWidth !== this.width) this.soon();
    });
    for (const watched of options.fit ? [place] : [this.plot, this.canvas]) this.observer.observe(watched);
    const again = () => {
      this.clear();
      this.draw();
    };
    for (const type of PRINTING) addEventListener(type, again, { signal });
  }

  build() {
    const { id } = this;
    this.heading = el(`h${this.options.level ?? 3}`, { id: `${id}-title` });
    this.subtitle = el('p');
    this.summary = el('p', { id: `${id}-summary` });
    this.hint = el('p', { className: 'kn-hint', id: `${id}-hint` });
    // A status is atomic by itself.
    this.status = el('p', { className: 'kn-unseen', role: 'status' });
    this.fallback = document.createTextNode('');
    this.canvas = el('canvas', { role: 'img' }, [this.fallback]);
    // A slider is the one native idea that fits: a position in time, moved by arrows, said in words.
    this.layer = el('div', { className: 'kn-layer', tabIndex: 0, role: 'slider' });
    this.layer.setAttribute('aria-describedby', `${id}-summary ${id}-hint`);
    this.plot = el('div', { className: 'kn-plot' }, [this.canvas, this.layer, this.hint]);
    const caption = el('figcaption', { className: 'kn-unseen' }, [this.heading, this.subtitle, this.summary]);
    this.figure = el('figure', { className: 'kn-figure' }, [caption, this.plot, this.status]);
    this.figure.setAttribute('aria-labelledby', `${id}-title`);
    // Each font of a canvas on a page makes a browser work out the page's style: who need not ask for a width stands there once drawn.
    if (!this.options.wide) this.stand();
    this.place.dataset.state = 'loading';
  }

  /** Puts the chart into its place. */
  stand() {
    if (!this.figure.parentNode && !this.stop?.signal.aborted) this.place.append(this.figure);
  }

  /** Other words, language, theme: takes effect with the next drawing. @param {Partial<Options>} changes */
  set(changes) {
    Object.assign(this.options, changes);
  }

  /** Redraws before the next paint, once however often it is asked. */
  soon() {
    this.frame ??= requestAnimationFrame(() => {
      try { this.draw(); } catch (error) { this.options.onerror?.(error); }
    });
  }

  /** Draws now. Throws what the core has against it. @returns {any} what was drawn, or undefined */
  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.width = this.options.wide || this.plot.clientWidth;
    this.options.wide = 0; // the observer tells when it is another by now
    const width = this.width || this.options.width?.();
    if (!width || this.stop.signal.aborted) return undefined; // hidden: the observer calls again when it is shown
    const { lang, theme, font, fit, dress } = this.options;
    const dark = theme === 'dark' || (theme !== 'light' && isDark(this.place));
    const height = fit ? this.place.clientHeight : undefined;
    const size = { width, height, ratio: devicePixelRatio, lang, dark, font, ...dress, ...paper };
    const drawn = this.options.call((project) => project.draw(this.canvas, size));
    if (!drawn) return this.stand();
    this.drawn = drawn;
    this.figure.dataset.dark = String(size.dark);
    this.canvas.style.width = `${drawn.width}px`;
    // A chart has its least width; in a narrower place all of it is seen from further away.
    this.scale = Math.max(1, drawn.width / width);
    this.canvas.style.height = this.scale > 1 ? 'auto' : `${drawn.height}px`;
    this.guide.box.style.zoom = 1 / this.scale;
    this.ink = new Ink(this.canvas, drawn);
    // What was pointed at stays pointed at when the window or the view changes, as long as it still exists: the period, not its place.
    clearTimeout(this.rest);
    if (this.period === undefined) this.tip = undefined; // of other data
    const at = this.tip && this.options.call((p) => p.find(this.tip.head, '')).period;
    if (at !== undefined) this.period = at;
    else if (drawn.periods !== this.periods) this.period = this.tip = undefined;
    this.periods = drawn.periods;
    this.say();
    this.stand();
    if (this.tooltip.shown && this.tip && this.period < drawn.periods) {
      this.point(this.period, this.series, true);
      this.rest = setTimeout(() => { if (this.tooltip.shown) this.tooltip.show(this.tip); }, 200);
    } else this.clear();
    this.place.dataset.state = 'ready';
    this.options.ondraw?.(drawn);
    return drawn;
  }

  /** Puts the drawing into words for those who do not see it. */
  say() {
    const { drawn, options } = this;
    this.figure.lang = options.lang;
    this.heading.textContent = drawn.title;
    this.subtitle.textContent = drawn.subtitle;
    this.summary.textContent = [drawn.summary, drawn.note, drawn.source].filter(Boolean).join(' ');
    this.fallback.data = `${drawn.title}. ${drawn.summary}`;
    this.hint.textContent = options.words['embed.hint'];
    this.canvas.setAttribute('aria-label', drawn.title);
    this.layer.setAttribute('aria-label', `${options.words['embed.plot']} ${drawn.title}`);
    this.layer.setAttribute('aria-roledescription', options.words['embed.role']);
    if (!(this.period < drawn.periods)) this.period = Math.max(0, drawn.periods - 1);
    this.value(options.call((p) => p.tip_at(this.period, this.series)));
  }

  /** The spoken value of the plot. @param {any} tip */
  value(tip) {
    const { layer, drawn } = this;
    const said = { min: 1, max: Math.max(1, drawn.periods), now: Math.max(1, this.period + 1), text: tip?.text ?? drawn.title };
    for (const [name, value] of Object.entries(said)) {
      if (this.said?.[name] !== value) layer.setAttribute(`aria-value${name}`, value);
    }
    this.said = said;
  }

  /** Shows the figures of a period. @param {number} period @param {number} [series] @param {boolean} [still] as the tooltip's */
  point(period, series, still) {
    this.show(this.options.call((p) => p.tip_at(period, series)), series, still);
  }

  /** Shows the figures nearest to a place on the plot. @param {number} x @param {number} y */
  pointAt(x, y) {
    const tip = this.options.call((p) => p.tip(x * this.scale, y * this.scale));
    if (tip && this.tooltip.shown && tip.period === this.period && this.series === undefined) return;
    this.show(tip, undefined);
  }

  /** A press on the plot. `picking.js` does more where figures can be opened. */
  pick(x, y) {
    this.pointAt(x, y);
  }

  show(tip, series, still) {
    if (!tip) return this.clear();
    this.tip = tip;
    this.period = tip.period;
    this.series = series;
    this.status.textContent = '';
    this.guide.show(tip);
    this.tooltip.show(tip, still);
    this.value(tip);
    this.options.onselect?.(tip);
  }

  /** Takes tooltip and guide away; the position is remembered. */
  clear() {
    this.guide.hide();
    this.tooltip.hide();
  }

  /** One short message to a screen reader, gone after three seconds so that it is not found later. @param {string} text */
  announce(text) {
    clearTimeout(this.quiet);
    this.status.textContent = text;
    this.quiet = setTimeout(() => { this.status.textContent = ''; }, 3000);
  }

  /** Removes everything that was added, here and on the window. */
  destroy() {
    this.stop.abort();
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.quiet);
    this.figure.remove();
  }
}
