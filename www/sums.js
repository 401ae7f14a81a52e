/**
 * Sums over a file of any size, in a Worker: `await sums(file, [['year', 'flow'], ['partner', 'year']])`. Nothing of the file is
 * kept but the sums; figures are added exactly, to the last digit printed.
 */

/**
 * @typedef {{names: string[], measure: string, unit: string, sum: string}} Sum
 * @param {Blob} blob
 * @param {string[][]} by for each wish what its sums are told apart by: `year`, `period`, columns of names
 * @param {{name?: string, hints?: object, signal?: AbortSignal, worker?: Worker}} [how] a worker of `warmed()` can be used again
 * @returns {Promise<{groups: {by: string[], rows: Sum[], left_out: number}[], problems: object[]}>} rejects with Problem[]
 */
export function sums(blob, by, { name = blob.name ?? '', hints, signal, worker } = {}) {
  const mine = worker ?? summer();
  return new Promise((done, failed) => {
    const end = (act, value) => {
      mine.onmessage = null;
      mine.onerror = null;
      if (!worker) mine.terminate();
      act(value);
    };
    if (signal?.aborted) return end(failed, signal.reason);
    signal?.addEventListener('abort', () => { mine.terminate(); end(failed, signal.reason); }, { once: true });
    mine.onmessage = ({ data }) => {
      if (data.sums) end(done, data.sums);
      else if (data.problems) end(failed, data.problems);
      else if (data.crash) end(failed, new Error(data.crash));
    };
    mine.onerror = (event) => {
      event.preventDefault();
      end(failed, new Error(event.message || 'worker'));
    };
    return mine.postMessage({ name, hints, blob, by });
  });
}

/** A Worker that adds up. */
function summer() {
  return new Worker(new URL('./reader.worker.js', import.meta.url), { type: 'module' });
}

/** A Worker whose core is there, for `sums` of several files. @returns {Promise<Worker>} */
export function warmed() {
  const worker = summer();
  return new Promise((done, failed) => {
    worker.onmessage = () => done(worker);
    worker.onerror = (event) => failed(new Error(event.message || 'worker'));
    worker.postMessage({ warm: true });
  });
}
