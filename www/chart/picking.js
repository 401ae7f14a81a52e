/** A chart whose figures can be opened: pressed in the tooltip, on the plot or by Enter. The page has it, an embed does not. */
import { ChartHost } from './chart-host.js';
import { el } from './element.js';

export const pickingStyle = new CSSStyleSheet();
pickingStyle.replaceSync(/* css */ `
button.kn-value { padding: 0; border: 0; background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer;
  text-decoration: underline dotted 1px; text-underline-offset: 3px; text-decoration-color: var(--kn-accent); }
.kn-tip.kn-pinned { pointer-events: auto; }
.kn-away { display: none; }
.kn-docked.kn-pinned .kn-away { display: block; width: 40px; height: 32px; padding: 0 0 2px; font: inherit; font-size: 18px; line-height: 1;
  color: var(--kn-ink); background: var(--kn-paper); border: 1px solid var(--kn-line); border-radius: 5px; }
.kn-docked.kn-pinned .kn-head { gap: 8px; }
`);

/** The rows of a tooltip, its total last. */
const rowsOf = (tip) => [...(tip?.rows ?? []), ...(tip?.total ? [tip.total] : [])];

export class PickingHost extends ChartHost {
  /**
   * @param {HTMLElement} place
   * @param {import('./chart-host.js').Options & {onpick: (row: any) => void, onword?: (x: number, y: number) => boolean}} options
   *   `onpick`: a figure was pressed, a row of the tooltip; `onword`: whether a press was for a text, and is dealt with
   */
  constructor(place, options) {
    super(place, options);
    this.onpick = options.onpick;
  }

  /**
   * Shows the period, keeps it shown, and opens the figure that is nearest. A mouse has seen the figures before it presses; a
   * finger sees them by its first tap, and opens one by its second.
   * @param {number} x @param {number} y @param {boolean} [finger]
   */
  pick(x, y, finger = false) {
    if (this.options.onword?.(x, y)) return;
    const before = this.pinned ? this.period : undefined;
    this.pinned = false;
    this.pointAt(x, y);
    if (!this.tooltip.shown) return;
    if (finger && this.period !== before) {
      this.pin();
      return;
    }
    const away = (row) => Math.hypot(row.x - x, row.y - y);
    const rows = rowsOf(this.tip).filter((row) => Number.isFinite(row.y) && row.missing === undefined);
    rows.sort((a, b) => away(a) - away(b));
    this.pin();
    if (rows[0]) this.open(rows[0]);
  }

  /** Shows the figures at a place, keeps them shown, and opens one. @param {(row: any) => boolean} wanted */
  pickAt(x, y, wanted) {
    this.pinned = false;
    this.pointAt(x, y);
    const row = rowsOf(this.tip).find(wanted);
    this.pin();
    if (row) this.open(row);
  }

  /** Opens a figure. The focus goes with it, and the tooltip stays: it says where on the chart the figure is. */
  open(row) {
    this.opening = true;
    try { this.onpick(row); } finally { this.opening = false; }
  }

  /** The figure that the keyboard is on, else the first. */
  picked() {
    const rows = rowsOf(this.tip).filter((row) => row.missing === undefined);
    const row = rows.find((one) => one.focus) ?? rows[0];
    if (row) this.open(row);
  }

  /** The tooltip stays where it is, so that its figures can be pressed. */
  pin() {
    const { box, steps } = this.tooltip;
    this.pinned = true;
    box.classList.add('kn-pinned');
    if (!this.away) {
      this.away = el('button', { type: 'button', className: 'kn-away', textContent: '×', tabIndex: -1 });
      this.away.addEventListener('click', () => this.clear());
      steps.after(this.away);
    }
    this.away.ariaLabel = this.options.words['page.close'] ?? '';
  }

  clear() {
    if (this.opening) return;
    this.pinned = false;
    this.tooltip.box?.classList.remove('kn-pinned');
    super.clear();
  }

  /** A figure of the tooltip as a button. The keyboard presses it on the plot. */
  figureOf(row) {
    if (row.strand === undefined) return undefined;
    const button = el('button', { type: 'button', className: 'kn-value', textContent: row.value ?? '', tabIndex: -1 });
    button.addEventListener('click', () => {
      this.pin();
      this.open(row);
    });
    return button;
  }
}
