/**
 * The one wasm instance of a page, shared by all its charts. When it traps it is replaced, and every chart makes its
 * project anew from its bytes and spec the next time it is asked something.
 */
let wasm;
let starting;
let generation = 0;

/** Loads and compiles once, however many charts ask. */
export function start() {
  starting ??= import('../pkg/embed/kimngach.js').then(async (module) => {
    await module.default();
    wasm = module;
  });
  return starting;
}

const files = new Map();

/** @param {string} address @returns {Promise<Uint8Array>} */
export function fetchOnce(address) {
  if (!files.has(address)) {
    files.set(address, fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
      return new Uint8Array(await answer.arrayBuffer());
    }).catch((error) => {
      files.delete(address); // a later chart may have more luck
      throw error;
    }));
  }
  return files.get(address);
}

const broken = (error) => error instanceof WebAssembly.RuntimeError
  || /terminated|stale object|recursive use|null pointer/i.test(String(error?.message));

/**
 * Asks the project of one chart, which is made first when there is none of this generation.
 * @param {{data: {bytes: Uint8Array, name: string}, spec: any, project?: any, generation?: number}} work
 * @param {(project: any, wasm: any) => any} question
 */
export function ask(work, question) {
  try {
    if (!work.project || work.generation !== generation) {
      work.project = new wasm.Project();
      work.generation = generation;
      work.project.open(work.data.bytes, work.data.name);
      work.project.set_spec(work.spec);
    }
    return question(work.project, wasm);
  } catch (error) {
    if (broken(error)) {
      wasm.__wbg_reset_state?.();
      generation += 1;
    }
    throw error;
  }
}
