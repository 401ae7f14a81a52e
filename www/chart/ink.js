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

  /** Where an edge of a box lies among the cells of a row or a column. @param {number} value @param {number} most */
  at(value, most) {
    const cell = Math.round(value / CELL);
    return cell < 0 ? 0 : cell > most ? most : cell;
  }

  /** Columns of cells under a box. */
  across(x, width) {
    return [this.at(x, this.columns), this.at(x + width, this.columns)];
  }

  /** Rows of cells under a box, as places of their sums. */
  down(y, height) {
    return [this.at(y, this.rows), this.at(y + height, this.rows)].map((row) => row * (this.columns + 1));
  }

  /** Ink under a box, in cells. A tooltip asks about a thousand of them while a pointer moves: the edges are worked out once. */
  under([x0, x1], [y0, y1]) {
    const sums = (this.sums ??= this.read());
    return sums[y1 + x1] - sums[y1 + x0] - sums[y0 + x1] + sums[y0 + x0];
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
