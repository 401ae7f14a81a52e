/** Tables to look through: the figures of the chart, asked here and now, and the file itself, asked of a Worker of its own. */
import { workerWithCore } from '../chart/whole-core.js';

/**
 * @typedef {object} Sheet
 * @property {string[]} heads @property {number} height number of rows
 * @property {(view: object) => Promise<Uint32Array>} order the rows that a view shows
 * @property {(rows: number[]) => Promise<string[][]>} rows what each row is, then its cells
 * @property {() => void} close
 */

/** The figures of the last drawing. @param {import('./engine.js').Engine} engine @returns {Sheet | undefined} */
export function chartSheet(engine) {
  const sheet = engine.ask((p) => p.sheet());
  if (!sheet) return undefined;
  return {
    heads: sheet.heads(),
    height: sheet.height(),
    order: async (view) => engine.ask(() => sheet.order(view)) ?? new Uint32Array(),
    rows: async (rows) => engine.ask(() => sheet.rows(Uint32Array.from(rows))) ?? [],
    close: () => { try { sheet.free(); } catch { /* gone with a trapped instance */ } },
  };
}

/**
 * Every row of a file. Rejects with Problem[], or with an Error when the Worker died.
 * @param {{blob: Blob, name: string, hints?: object}} source @returns {Promise<Sheet>}
 */
export async function fileSheet({ blob, name, hints }) {
  const worker = workerWithCore(new URL('../sheet.worker.js', import.meta.url));
  const waiting = new Map();
  let count = 0;
  /** Why no answer will come any more. @type {Error | undefined} */
  let dead;
  worker.onmessage = ({ data: { id, made, problems, crash } }) => {
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (made === undefined) failed(problems ?? new Error(crash));
    else done(made);
  };
  const end = (why) => {
    dead ??= new Error(why);
    for (const { failed } of waiting.values()) failed(dead);
    waiting.clear();
    worker.terminate();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event.message || 'worker');
  };
  const ask = (question) => new Promise((done, failed) => {
    if (dead) return failed(dead);
    const id = (count += 1);
    waiting.set(id, { done, failed });
    return worker.postMessage({ id, ...question });
  });
  try {
    const { heads, height } = await ask({ open: { blob, name, hints } });
    return { heads, height, order: (view) => ask({ order: view }), rows: (rows) => ask({ rows }), close: () => end('closed') };
  } catch (error) {
    end('refused');
    throw error;
  }
}
