/** Holds the rows of one file, away from the page, and hands out those that are looked at. */
import { Sheet } from './pkg/studio/kimngach.js';
import { handedCore } from './chart/whole-core.js';

let sheet;
let turn = handedCore();

onmessage = ({ data }) => {
  turn = turn.then(() => answer(data)).catch((error) => {
    postMessage({ id: data.id, problems: Array.isArray(error) ? error : undefined, crash: String(error?.message ?? error) });
  });
};

async function answer({ id, open, order, rows }) {
  if (open) {
    const bytes = new Uint8Array(await open.blob.arrayBuffer());
    sheet = new Sheet(bytes, open.name, open.hints);
    postMessage({ id, made: { heads: sheet.heads(), height: sheet.height() } });
  } else if (order) {
    const made = sheet.order(order);
    postMessage({ id, made }, [made.buffer]);
  } else postMessage({ id, made: sheet.rows(rows) });
}
