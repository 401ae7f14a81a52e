/** The guide line and the rings at the points of one period, as elements over the canvas: moving them redraws nothing. */
import { el } from './element.js';

export class Guide {
  /** @param {HTMLElement} plot */
  constructor(plot) {
    this.line = el('div', { className: 'kn-guide', hidden: true });
    this.box = el('div', { className: 'kn-rings', ariaHidden: 'true' }, [this.line]);
    this.rings = [];
    plot.append(this.box);
  }

  /** @param {any} tip */
  show(tip) {
    const { line, rings, box } = this;
    line.hidden = tip.upright === false; // bars lie: their mark is the ring alone
    line.style.transform = `translate(${Math.round(tip.x)}px, ${tip.top}px)`;
    const height = `${tip.bottom - tip.top}px`;
    if (line.style.height !== height) line.style.height = height;
    // The balance is marked where it is spoken of.
    const points = [...tip.rows, tip.total?.focus && tip.total].filter((row) => row && Number.isFinite(row.y) && row.missing === undefined);
    while (rings.length < points.length) {
      rings.push(el('div', { className: 'kn-ring' }));
      box.append(rings.at(-1));
    }
    rings.forEach((ring, i) => {
      const row = points[i];
      ring.hidden = !row;
      if (!row) return;
      ring.style.transform = `translate(${row.x}px, ${row.y}px)`;
      if (ring.colour !== row.color) ring.style.borderColor = ring.colour = row.color;
      const focus = row.focus === true;
      if (ring.focused !== focus) ring.classList.toggle('kn-focus', ring.focused = focus);
    });
  }

  hide() {
    this.line.hidden = true;
    for (const ring of this.rings) ring.hidden = true;
  }
}
