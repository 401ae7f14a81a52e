/** Reads one file at a time, in chunks, away from the page. Answers with a snapshot, with problems in words, or with a crash. */
import init, { Reader, is_container, use_containers } from './pkg/studio/kimngach.js';

const ready = init();
const SAY_EVERY = 50; // milliseconds between two messages about progress
const BUFFER = 1 << 18;
let reader;
let read = 0;
let said = 0;
/** Settles when the module that opens workbooks and their like is there; undefined while no file has needed it. */
let containers;
// Chunks may arrive while the core is still being compiled: they wait for their turn.
let turn = ready;

onmessage = ({ data }) => {
  turn = turn.then(() => take(data)).catch(fail);
};

async function take({ name, size, hints, blob, chunk, end }) {
  if (name !== undefined) {
    reader = new Reader(name, size, hints);
    read = 0;
    said = performance.now();
    if (blob) {
      await readBlob(blob);
      await finish();
    }
  } else if (chunk) push(chunk);
  else if (end) await finish();
}

/** Into one buffer that is used again and again where the engine can do that. @param {Blob} blob */
async function readBlob(blob) {
  const stream = blob.stream();
  let source;
  try { source = stream.getReader({ mode: 'byob' }); } catch { source = undefined; }
  if (!source) {
    const plain = stream.getReader();
    for (let part = await plain.read(); !part.done; part = await plain.read()) push(part.value);
    return;
  }
  let buffer = new ArrayBuffer(BUFFER);
  for (;;) {
    const { done, value } = await source.read(new Uint8Array(buffer));
    if (done) return;
    push(value);
    buffer = value.buffer;
  }
}

function push(bytes) {
  if (!reader) return; // it failed before; what is still coming is not wanted
  if (read === 0 && is_container(bytes.subarray(0, 8192))) containers ??= fetchContainers();
  reader.push(bytes);
  read += bytes.byteLength;
  const now = performance.now();
  if (now - said < SAY_EVERY) return;
  said = now;
  postMessage({ read });
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

async function finish() {
  await containers;
  if (!reader) return;
  const made = reader.finish();
  reader = undefined;
  postMessage({ snapshot: made }, [made.buffer]);
}

function fail(error) {
  const failed = reader;
  reader = undefined;
  if (Array.isArray(error)) {
    try { failed?.free(); } catch { /* `finish` has taken it */ }
    postMessage({ problems: error });
  } else postMessage({ crash: String(error?.message ?? error) });
}
