/**
 * The wasm instances of a page, shared by all its charts. The small one reads tables that leave nothing to guess; only for
 * others is the whole reader fetched, once. An instance that traps is replaced, and every chart makes its project anew from
 * its bytes and spec the next time it is asked something.
 */
const load = (arriving) => arriving.then(async (wasm) => {
  await wasm.default();
  return { wasm, generation: 0 };
});
let small;
let whole;

/** Loads and compiles once, however many charts ask. */
export const start = () => (small ??= load(import('../pkg/embed/kimngach.js')));

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

/** Finds the instance that can read a chart's data. @param {any} work as for `ask` */
export async function open(work) {
  work.core = await start();
  try {
    ask(work, () => {});
  } catch (error) {
    if (error?.[0]?.code !== 'embed.not-plain') throw error;
    work.core = await (whole ??= load(import('../pkg/studio/kimngach.js')));
    work.project = undefined;
    ask(work, () => {});
  }
}

/**
 * Asks the project of one chart, which is made first when there is none of this generation.
 * @param {{data: {bytes: Uint8Array, name: string}, spec: any, core?: any, project?: any, generation?: number}} work
 * @param {(project: any, wasm: any) => any} question
 */
export function ask(work, question) {
  const { core } = work;
  try {
    if (!work.project || work.generation !== core.generation) {
      work.project = new core.wasm.Project();
      work.generation = core.generation;
      work.project.open(work.data.bytes, work.data.name);
      work.project.set_spec(work.spec);
    }
    return question(work.project, core.wasm);
  } catch (error) {
    if (broken(error)) {
      core.wasm.__wbg_reset_state?.();
      core.generation += 1;
    }
    throw error;
  }
}
