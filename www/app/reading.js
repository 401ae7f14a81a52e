/**
 * Reading in a Worker: the page never waits. A reading can be stopped at any moment by ending its Worker; the next one starts a
 * new one. Files of other sites never reach the Worker's own network: addresses are fetched here, under the page's policy.
 */
import { workerWithCore } from '../chart/whole-core.js';

/** Progress is shown only when somebody would otherwise wonder. */
export const BLINK = 150;

let worker;

/** Starts the Worker ahead of need, so that the first file does not wait for it. */
export function warm() {
  worker ??= workerWithCore(new URL('../reader.worker.js', import.meta.url));
  return worker;
}

function drop() {
  worker?.terminate();
  worker = undefined;
}

/**
 * @typedef {object} Source
 * @property {string} name
 * @property {number} size in bytes, 0 when not known
 * @property {Blob} [blob]
 * @property {ReadableStream<Uint8Array>} [stream]
 * @property {object} [hints]
 */

/**
 * Reads a source to the end.
 * @param {Source} source
 * @param {(part: number | undefined) => void} progress part read, 0 to 1; undefined when the size is not known
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array>} a snapshot for the engine; rejects with Problem[], or with an Error when the Worker died
 */
export function read(source, progress, signal) {
  return new Promise((done, failed) => {
    const mine = warm();
    const leave = (act, value) => {
      mine.onmessage = null;
      mine.onerror = null;
      signal.removeEventListener('abort', stopped);
      act(value);
    };
    const stopped = () => {
      drop();
      leave(failed, new DOMException('stopped', 'AbortError'));
    };
    if (signal.aborted) return stopped();
    signal.addEventListener('abort', stopped);
    mine.onmessage = ({ data }) => {
      if (data.read !== undefined) progress(source.size ? data.read / source.size : undefined);
      else if (data.snapshot) {
        // For who wonders what a reading takes: seen in the browser's own tools, and by our tests.
        performance.mark('kim-ngach-read', { detail: { memory: data.memory, snapshot: data.snapshot.byteLength } });
        leave(done, data.snapshot);
      }
      else if (data.problems) leave(failed, data.problems);
      else {
        drop(); // its instance is spent; the next file gets a fresh one
        leave(failed, new Error(data.crash));
      }
    };
    mine.onerror = (event) => {
      event.preventDefault();
      drop();
      leave(failed, new Error(event.message || 'worker'));
    };
    const { name, hints, blob, stream } = source;
    mine.postMessage({ name, hints, blob });
    if (stream) pump(stream, mine, signal).catch((error) => { drop(); leave(failed, error); });
    return undefined;
  });
}

/** Hands a network stream on, chunk by chunk, without copying. */
async function pump(stream, to, signal) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (signal.aborted) return reader.cancel();
    if (done) return to.postMessage({ end: true });
    const chunk = value.byteLength === value.buffer.byteLength ? value : value.slice();
    to.postMessage({ chunk }, [chunk.buffer]);
  }
}
