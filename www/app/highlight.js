/** One series among many: going over its name, on the chart or in the list beside it, lets the others step back. */
import { el } from '../chart/element.js';
import { asked } from '../chart/system.js';

const DASHES = { dotted: [0.9, 5], dashed: [9, 6], unsure: [4, 4] };

export class Highlight {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {import('../chart/chart-host.js').ChartHost} chart
   */
  constructor(engine, chart) {
    this.engine = engine;
    this.chart = chart;
    this.veil = el('canvas', { className: 'veil-canvas', hidden: true, ariaHidden: 'true' });
    chart.canvas.after(this.veil);
    chart.layer.addEventListener('pointermove', (event) => {
      if (event.pointerType !== 'mouse') return;
      const strand = this.at(event.offsetX, event.offsetY);
      this.over(strand);
      // A name is no period: the figures of the last one that was pointed at would stand in the way.
      if (strand && !chart.pinned) chart.clear();
    });
    chart.layer.addEventListener('pointerleave', () => this.over(undefined));
  }

  /** A new drawing: everything stands elsewhere. */
  forget() {
    this.strands = undefined;
    this.words = undefined;
    this.over(undefined);
  }

  get all() {
    this.strands ??= this.engine.ask((p) => p.strands()) ?? [];
    return this.strands;
  }

  /** Boxes of the words on the axes. */
  get axes() {
    this.words ??= this.engine.ask((p) => p.axis_words()) ?? [];
    return this.words;
  }

  /** The series whose name stands at a place. */
  at(x, y) {
    return this.all.find(({ names }) => names.some(({ x0, y0, x1, y1 }) => x >= x0 - 3 && x <= x1 + 3 && y >= y0 - 2 && y <= y1 + 2));
  }

  /** @param {string} name of a series, as the list beside the chart has it */
  named(name) {
    this.over(this.all.find((one) => one.name === name));
  }

  /** @param {any} strand nothing: all are equal again */
  over(strand) {
    if (strand === this.shown) return;
    this.shown = strand;
    this.veil.hidden = !strand || this.all.length < 2 || strand.runs.length === 0;
    if (!this.veil.hidden) this.draw(strand);
  }

  draw({ runs, colour, dash, names }) {
    const { veil, chart: { canvas, drawn, figure } } = this;
    veil.width = canvas.width;
    veil.height = canvas.height;
    veil.style.width = canvas.style.width;
    veil.style.height = canvas.style.height;
    const context = veil.getContext('2d');
    const ratio = canvas.width / drawn.width;
    context.scale(ratio, ratio);
    const places = this.all.flatMap((one) => one.runs.flat());
    // From edge to edge, and as high as the plot: no word is cut in two, none is left out.
    const plot = this.engine.ask((p) => p.tip_at(0, undefined));
    const [top, bottom] = [
      Math.min(plot?.top ?? Infinity, ...places.map(([, y]) => y)) - 10, Math.max(plot?.bottom ?? 0, ...places.map(([, y]) => y)) + 4,
    ];
    const { system } = asked();
    // `bd` is 74 % opaque.
    context.fillStyle = system ? `${system.page}bd`
      : figure.dataset.dark === 'true' ? 'rgb(20 24 29 / .72)' : 'rgb(255 255 255 / .74)';
    context.fillRect(0, top, drawn.width, bottom - top);
    // Its name comes through the veil as it was drawn, and the axes, which hold for it too.
    for (const { x0, y0, x1, y1 } of [...names, ...this.axes]) {
      context.clearRect(x0 - 2, y0 - 1, x1 - x0 + 4, y1 - y0 + 2);
    }
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = 3;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.setLineDash(DASHES[dash] ?? []);
    for (const run of runs) {
      context.beginPath();
      for (const [x, y] of run) context.lineTo(x, y);
      context.stroke();
      if (run.length === 1) {
        context.beginPath();
        context.arc(run[0][0], run[0][1], 4, 0, 2 * Math.PI);
        context.fill();
      }
    }
  }
}
