/**
 * A text of the chart is pressed to be changed: title, subtitle, source, note, the name of a series, a note at a mark. A figure
 * behind a name is a figure: it opens.
 */
import { nameField } from './looks.js';
import { noteField } from './notes-on.js';
import { fieldOf } from './wording.js';

const within = ({ x0, y0, x1, y1 }, x, y) => x >= x0 - 3 && x <= x1 + 3 && y >= y0 - 3 && y <= y1 + 3;

/** Height of a line of the page's face, in letter sizes. */
const LINE = 1.265;
/** What stands behind a name is a figure where it is at least so wide, in letter sizes. */
const FIGURE = 0.7;
let pen;

/** How wide a name is on the chart. Names are of two weights, which differ by less than the space behind them. */
function widthOf(name, size, font) {
  pen ??= document.createElement('canvas').getContext('2d');
  const widths = [400, 600].map((weight) => {
    pen.font = `${weight} ${size}px ${font}`;
    return pen.measureText(name).width;
  });
  return (widths[0] + widths[1]) / 2;
}

export class Rewording {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {import('../chart/chart-host.js').ChartHost} chart
   * @param {import('./highlight.js').Highlight} names the series by the places of their names
   * @param {() => boolean} working whether there is a panel beside the chart
   */
  constructor(engine, chart, names, working) {
    Object.assign(this, { engine, chart, names, working });
    chart.layer.addEventListener('pointermove', ({ pointerType, offsetX: x, offsetY: y }) => {
      if (pointerType === 'mouse') chart.layer.style.cursor = this.figureAt(x, y) ? 'pointer' : this.at(x, y) ? 'text' : '';
    });
  }

  /** A new drawing: everything stands elsewhere. */
  forget() {
    this.found = undefined;
  }

  /** @returns {any} what the last drawing has that can be worded */
  get wordings() {
    this.found ??= this.engine.ask((p) => p.wordings());
    return this.found;
  }

  /** What a press at a place would change. */
  at(x, y) {
    if (!this.working()) return undefined;
    const place = this.wordings?.places.find((one) => within(one.rect, x, y));
    if (place?.field === 'annotations') return noteExists(this.engine.spec, place.text) ? () => noteField(place.text) : undefined;
    if (place) return () => fieldOf(place.field);
    const strand = this.names.at(x, y);
    return strand && (() => nameField(strand.name));
  }

  /** The end of the line whose figure stands at a place, behind its name or in the line below a name that takes two. */
  figureAt(x, y) {
    if (!this.working()) return undefined;
    const { font } = this.chart.options;
    const named = this.names.at(x, y);
    const strand = (named ? [named] : this.names.all).find(({ name, names: [box, ...more], runs }) => {
      if (!box || more.length > 0 || runs.length === 0) return false;
      const size = (box.y1 - box.y0) / LINE;
      const rest = box.x1 - box.x0 - widthOf(name, size, font);
      if (named) return rest > FIGURE * size && x > box.x1 - rest + 2;
      return rest < -FIGURE * size && x >= box.x0 && x <= box.x1 && y > box.y1 && y < box.y1 + LINE * size;
    });
    return strand && { strand: strand.strand, place: strand.runs.at(-1).at(-1) };
  }

  /** @returns {boolean} whether the press was for a text */
  press(x, y) {
    const end = this.figureAt(x, y);
    if (end) {
      this.chart.pickAt(...end.place, (row) => row.strand === end.strand);
      return true;
    }
    const open = this.at(x, y);
    if (!open) return false;
    // A phone has the panel folded away.
    if (document.getElementById('panel-open').offsetParent && !document.body.classList.contains('panel-shown')) document.getElementById('panel-open').click();
    const field = open();
    if (!field) return false;
    // The panel scrolls by itself where it stands beside the chart: the page, and the chart with it, stays.
    field.focus({ preventScroll: true });
    field.select();
    field.scrollIntoView({ block: 'nearest' });
    return true;
  }
}

/** The chart writes notes of its own, which are nobody's to change. */
const noteExists = (spec, line) => (spec.annotations ?? []).some(({ text }) => text?.includes(line));
