/**
 * Starting the whole core. Out of its cache Firefox (140) now and then gives this module as a stream whose compilation never ends, and the page
 * would stay empty from the second visit on: there the core is compiled from its bytes.
 */
import init from '../pkg/studio/kimngach.js';

const FIREFOX = /Firefox\//.test(navigator.userAgent);

async function bytes() {
  const answer = await fetch(new URL('../pkg/studio/kimngach_bg.wasm', import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.arrayBuffer();
}

/** Once it is there. @returns {Promise<unknown>} */
export const startCore = () => init(FIREFOX ? { module_or_path: bytes() } : undefined);
