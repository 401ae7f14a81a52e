/** A text of the chart is pressed to be changed: title, subtitle, source, note, the name of a series, a note at a mark. */
import { nameField } from './looks.js';
import { noteField } from './notes-on.js';
import { fieldOf } from './wording.js';

const within = ({ x0, y0, x1, y1 }, x, y) => x >= x0 - 3 && x <= x1 + 3 && y >= y0 - 3 && y <= y1 + 3;

export class Rewording {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {import('../chart/chart-host.js').ChartHost} chart
   * @param {(x: number, y: number) => any} strandAt the series whose name stands at a place
   * @param {() => boolean} working whether there is a panel beside the chart
   */
  constructor(engine, chart, strandAt, working) {
    Object.assign(this, { engine, chart, strandAt, working });
    chart.layer.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') chart.layer.style.cursor = this.at(event.offsetX, event.offsetY) ? 'text' : '';
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
    const strand = this.strandAt(x, y);
    return strand && (() => nameField(strand.name));
  }

  /** @returns {boolean} whether the press was for a text */
  press(x, y) {
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
