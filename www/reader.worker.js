/**
 * Reads one file at a time, in chunks, away from the page. Answers with a snapshot, with problems in words, or with a crash. Now
 * and then what stands far down in a file changes how it is to be read: then it is read once more from its start.
 */
import { Reader, Summer, is_container, use_containers } from './pkg/studio/kimngach.js';
import { handedCore } from './chart/whole-core.js';

const ready = handedCore();
const SAY_EVERY = 50; // milliseconds between two messages about progress
const BUFFER = 1 << 20;
const PARTS = 1 << 23; // bytes of a stream that are put aside at once
let reader;
let read = 0;
let said = 0;
/** A stream cannot be read twice: what came of it, where the browser may put it on the disk. @type {Blob | undefined} */
let aside;
let parts = [];
let held = 0;
/** Settles when the module that opens workbooks and their like is there; undefined while no file has needed it. */
let containers;
// Chunks may arrive while the core is still being compiled: they wait for their turn.
let turn = ready;

onmessage = ({ data }) => {
  turn = turn.then(() => take(data)).catch(fail);
};

async function take({ name, hints, blob, by, warm, chunk, end }) {
  if (name !== undefined) {
    reader?.free();
    reader = by ? new Summer(name, hints, by) : new Reader(name, hints);
    aside = undefined;
    parts = [];
    held = 0;
    begin();
    if (!blob) return;
    await readBlob(blob);
    await finish(blob);
  } else if (chunk) {
    if (!reader) return; // it failed before; what is still coming is not wanted
    put(chunk);
    push(chunk);
  } else if (warm) postMessage({ warm });
  else if (end && reader) await finish(new Blob([aside ?? '', ...parts]));
}

function begin() {
  read = 0;
  said = performance.now();
}

function put(chunk) {
  parts.push(chunk);
  held += chunk.byteLength;
  if (held < PARTS) return;
  aside = new Blob([aside ?? '', ...parts]);
  parts = [];
  held = 0;
}

/** Into two buffers that are used again and again where the engine can do that. @param {Blob} blob */
async function readBlob(blob) {
  const stream = blob.stream();
  let source;
  try { source = stream.getReader({ mode: 'byob' }); } catch { source = undefined; }
  if (!source) {
    const plain = stream.getReader();
    for (let part = await plain.read(); !part.done; part = await plain.read()) {
      if (!push(part.value)) return plain.cancel();
    }
    return undefined;
  }
  // While one buffer is read from, the other one fills.
  let spare = new ArrayBuffer(BUFFER);
  let next = source.read(new Uint8Array(new ArrayBuffer(BUFFER)));
  for (;;) {
    const { done, value } = await next;
    if (done) return undefined;
    next = source.read(new Uint8Array(spare));
    next.catch(() => {}); // it is awaited in the next turn, if there is one
    if (!push(value)) return source.cancel();
    spare = value.buffer;
  }
}

/** Whether the reader wants more. @param {Uint8Array} bytes */
function push(bytes) {
  if (read === 0 && is_container(bytes.subarray(0, 8192))) containers ??= fetchContainers();
  const more = reader.push(bytes);
  read += bytes.byteLength;
  const now = performance.now();
  if (now - said >= SAY_EVERY) {
    said = now;
    postMessage({ read });
  }
  return more;
}

/** What plain tables never need comes with the first file that does. Without it reading says what is missing, in words. */
async function fetchContainers() {
  try {
    const doors = await import('./pkg/containers/kimngach_containers.js');
    await doors.default();
    use_containers(doors.open_bytes, doors.open_text);
  } catch (error) {
    console.warn(error);
    containers = undefined; // the next file tries again
  }
}

/** @param {Blob} blob the file, in case it is to be read again */
async function finish(blob) {
  await containers;
  let made = reader.finish();
  while (!made) {
    begin();
    postMessage({ read: 0 });
    await readBlob(blob);
    made = reader.finish();
  }
  reader.free();
  reader = undefined;
  aside = undefined;
  parts = [];
  const memory = (await ready).memory.buffer.byteLength;
  if (made instanceof Uint8Array) postMessage({ snapshot: made, memory }, [made.buffer]);
  else postMessage({ sums: made, memory });
}

function fail(error) {
  const failed = reader;
  reader = undefined;
  aside = undefined;
  parts = [];
  if (Array.isArray(error)) {
    try { failed?.free(); } catch { /* it is in use no more */ }
    postMessage({ problems: error });
  } else postMessage({ crash: String(error?.message ?? error) });
}
