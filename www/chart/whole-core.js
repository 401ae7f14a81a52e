/**
 * Starting the whole core. It is compiled once, by the page; its Workers are handed what was compiled. Out of its cache Firefox (140) now and
 * then gives this module as a stream whose compilation never ends, and the page would stay empty from the second visit on: there the core is
 * compiled from its bytes.
 */
import init from '../pkg/studio/kimngach.js';

const FIREFOX = /Firefox\//.test(navigator.userAgent);
const WASM = 'application/wasm';

/** @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;

async function compile() {
  const answer = await fetch(new URL('../pkg/studio/kimngach_bg.wasm', import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const streamed = answer.headers.get('Content-Type') === WASM;
  if (!streamed) console.warn(`not ${WASM}: slower`);
  return streamed && !FIREFOX ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** Once it is there. @param {WebAssembly.Module} [module] compiled elsewhere @returns {Promise<unknown>} */
export async function startCore(module) {
  compiling ??= module ? Promise.resolve(module) : compile();
  try {
    compiled = await compiling;
  } catch (error) {
    compiling = undefined; // the next call tries again
    throw error;
  }
  return init({ module_or_path: compiled });
}

/** A Worker that is handed the core; while the page itself still waits for it, the Worker compiles its own. @param {URL} address */
export function workerWithCore(address) {
  const worker = new Worker(address, { type: 'module' });
  if (compiled) worker.postMessage({ core: compiled });
  return worker;
}

/** In a Worker, before it listens itself: starts with what the first message hands over as `core`, and without that by itself. */
export const handedCore = () => new Promise((done) => {
  addEventListener('message', (event) => {
    const { core } = event.data;
    if (core) event.stopImmediatePropagation(); // it asks nothing
    done(startCore(core));
  }, { once: true });
});
