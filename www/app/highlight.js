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
      if (event.pointerType === 'mouse') this.over(this.at(event.offsetX, event.offsetY));
    });
    chart.layer.addEventListener('pointerleave', () => this.over(undefined));
  }

  /** A new drawing: everything stands elsewhere. */
  forget() {
    this.strands = undefined;
    this.over(undefined);
  }

  get all() {
    this.strands ??= this.engine.ask((p) => p.strands()) ?? [];
    return this.strands;
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
    const left = Math.min(...places.map(([x]) => x)) - 6;
    const [top, bottom] = [Math.min(...places.map(([, y]) => y)) - 10, Math.max(...places.map(([, y]) => y)) + 4];
    const { system } = asked();
    // `bd` is 74 % opaque.
    context.fillStyle = system ? `${system.page}bd`
      : figure.dataset.dark === 'true' ? 'rgb(20 24 29 / .72)' : 'rgb(255 255 255 / .74)';
    context.fillRect(left, top, drawn.width - left, bottom - top);
    // Its name comes through the veil as it was drawn.
    for (const { x0, y0, x1, y1 } of names) {
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
