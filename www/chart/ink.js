/**
 * Where a drawing has ink. The finished canvas is shrunk to one pixel per 8 css px and read once, the first time somebody
 * points at it; sums over it then tell how much of the drawing any box would cover.
 */
const CELL = 8;
// Hairlines and bands are ground, not ink: averaged over a cell they differ from the paper by less than this.
const GROUND = 0.035;

export class Ink {
  /** @param {HTMLCanvasElement} canvas @param {{width: number, height: number}} size in css px */
  constructor(canvas, size) {
    this.canvas = canvas;
    this.columns = Math.max(1, Math.round(size.width / CELL));
    this.rows = Math.max(1, Math.round(size.height / CELL));
  }

  /** Ink under a box, in cells. @param {number} x @param {number} y @param {number} width @param {number} height */
  under(x, y, width, height) {
    const sums = (this.sums ??= this.read());
    const { columns, rows } = this;
    const at = (value, most) => Math.max(0, Math.min(most, Math.round(value / CELL)));
    const [x0, x1] = [at(x, columns), at(x + width, columns)];
    const [y0, y1] = [at(y, rows), at(y + height, rows)];
    const sum = (column, row) => sums[row * (columns + 1) + column];
    return sum(x1, y1) - sum(x0, y1) - sum(x1, y0) + sum(x0, y0);
  }

  read() {
    const { columns, rows } = this;
    const sums = new Uint32Array((columns + 1) * (rows + 1));
    const small = document.createElement('canvas');
    small.width = columns;
    small.height = rows;
    const context = small.getContext('2d', { willReadFrequently: true });
    if (!context) return sums;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.canvas, 0, 0, columns, rows);
    const { data } = context.getImageData(0, 0, columns, rows);
    const light = (i) => (data[i] + data[i + 1] + data[i + 2]) / 765;
    const paper = light(0);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const i = (row * columns + column) * 4;
        const inked = data[i + 3] > 8 && Math.abs(light(i) - paper) > GROUND ? 1 : 0;
        const here = (row + 1) * (columns + 1) + column + 1;
        sums[here] = inked + sums[here - 1] + sums[here - columns - 1] - sums[here - columns - 2];
      }
    }
    return sums;
  }
}
