/**
 * The wasm of a page's charts: one instance for all of them. The smallest build draws what most tables of trade are, the
 * next one columns and bars too, that of the press every form and most indicators; all three read tables that leave nothing to
 * guess. What one cannot do it throws the name of the build that can, or can say why not; the whole build comes last. An instance that traps is replaced, and every chart of it makes its
 * project anew from its bytes and spec the next time it is asked something.
 */
const LOAD = {
  plain: () => import('../pkg/embed/kimngach.js'),
  forms: () => import('../pkg/forms/kimngach.js'),
  press: () => import('../pkg/press/kimngach.js'),
  whole: () => import('./whole.js'),
};
/** The builds of the forms that are not the press', so that no smaller one is fetched for nothing. */
const FORMS = { auto: 'plain', trade: 'plain', line: 'plain', column: 'forms', bar: 'forms' };

/** Indicators that a small build works out; the others come out of the whole catalogue. */
const SMALL = ['value', 'turnover', 'balance', 'growth', 'growth-year'];
/** Those on the economy, the world, prices and releases, and tallies, which the whole build alone works out: by a part of their names. */
const WHOLE = /gdp|pen|head|elas|prop|rca|inte|simi|dive|comp|ext|lloy|unit|pri|vol|term|truc|revis|memb|band|h-co|peri|mont/;
/** Fields of a spec that a small build takes. */
const TAKEN = ['version', 'type', 'measure', 'select', 'by', 'top', 'indicator', 'from', 'to', 'title', 'subtitle', 'note', 'source', 'lang', 'theme'];

/** The build to begin with. @param {any} spec */
export function first(spec) {
  const form = FORMS[spec.type ?? 'auto'];
  const small = form && Object.keys(spec).every((name) => TAKEN.includes(name)) && !/^(contrast|print)$/.test(spec.theme);
  if (WHOLE.test(spec.indicator)) return 'whole';
  if (!small) return 'press';
  if (spec.indicator) return SMALL.includes(spec.indicator) ? 'forms' : 'press';
  return form;
}

/** The build that an error asks for, if any. @param {any} error */
export const wanted = (error) => (LOAD[error] ? error : undefined);
const cores = new Map();

/** Calls once for each key, and again only when it failed: a later chart may have more luck. */
function once(memory, key, make) {
  if (!memory.has(key)) memory.set(key, make().catch((error) => { memory.delete(key); throw error; }));
  return memory.get(key);
}

/** Loads and compiles, however many charts ask. @param {'plain' | 'forms' | 'press' | 'whole'} name */
export const start = (name) => once(cores, name, async () => {
  const wasm = await LOAD[name]();
  await wasm.default();
  return { wasm, generation: 0 };
});

const files = new Map();

/** @param {string} address @returns {Promise<Uint8Array>} */
export const fetchOnce = (address) => once(files, address, async () => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  return new Uint8Array(await answer.arrayBuffer());
});

/** A file of a small build is text in UTF-8; any other is for the whole build. */
function plainText(bytes) {
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { throw 'whole'; }
}

const broken = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError
  || /stale object|recursive use|null pointer/i.test(String(error?.message));

/**
 * @typedef {{data: {bytes: Uint8Array, name: string}, spec: any, core?: any, project?: any, generation?: number}} Work
 * a chart: what it was made of, and where it is drawn
 */

/** The spec as the core gets it: light or dark is chosen for each drawing, since paper is white whatever the screen is. */
const asDrawn = (spec) => (/^(light|dark)$/.test(spec.theme) ? { ...spec, theme: 'auto' } : spec);

/** Gives a project its spec, and remembers which that was. @param {Work} work @param {any} project */
export function put(work, project) {
  project.set_spec(asDrawn(work.spec));
  work.put = work.spec;
}

/** Opens a chart's data by the smallest build that can. @param {Work} work @param {string} name of the build to try first */
export async function open(work, name) {
  work.core = await start(name);
  work.project = undefined;
  await work.core.wasm.prepare?.(work.data.bytes);
  try {
    ask(work, () => {});
  } catch (error) {
    if (!wanted(error)) throw error;
    await open(work, error);
  }
}

/**
 * Asks the project of one chart, which is made first when there is none of this generation.
 * @param {Work} work @param {(project: any, wasm: any) => any} question
 * @param {boolean} [again] whether a trap is worth a second try
 */
export function ask(work, question, again = true) {
  const { core, data } = work;
  try {
    if (!work.project || work.generation !== core.generation) {
      const project = new core.wasm.Project();
      // Only the whole build restores snapshots, and it decodes by itself; a chart in one file has it under any name.
      project.open(project.restore ? data.bytes : plainText(data.bytes), data.name);
      put(work, project);
      Object.assign(work, { project, generation: core.generation });
      // A project that has drawn nothing points at nothing.
      work.host?.soon();
    }
    return question(work.project, core.wasm);
  } catch (error) {
    if (broken(error)) {
      core.wasm.__wbg_reset_state?.();
      core.generation += 1;
      if (again) return ask(work, question, false);
    }
    throw error;
  }
}
