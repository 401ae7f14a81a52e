/**
 * The core and what a person is working on in it. A trap inside the core costs them nothing: the instance is replaced, and data
 * and spec are put back from what is kept here.
 */
import { startCore } from '../chart/whole-core.js';
import * as core from '../pkg/studio/kimngach.js';
import { breathe } from './breath.js';

/** Whether an error means that the wasm instance is lost, not that the question was wrong. @param {any} error */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError
  || (!Array.isArray(error) && /stale object|recursive use|null pointer|out of memory/i.test(String(error?.message)));

const STEP = 12; // milliseconds of restoring between two chances for the page to answer
const FIGURES = 2000; // restored between two looks at the clock

export class Engine {
  constructor() {
    /** @type {{snapshot?: Uint8Array, bytes?: Uint8Array, name?: string, hints?: object} | undefined} */
    this.data = undefined;
    this.spec = {};
    /** What a shipped table says of itself in the page's language; the person's own spec goes over it. */
    this.base = {};
    /** Called after a trap was mended, with the error. @type {(error: any) => void} */
    this.onmend = () => {};
  }

  async start() {
    await startCore();
    this.project = new core.Project();
  }

  /** Texts of a language by key. @param {string} lang */
  texts(lang) {
    return core.texts(lang);
  }

  /** Reads bytes here and now; for small files that we ship. Throws Problem[]. */
  open(bytes, name, hints) {
    this.take({ bytes, name, hints });
  }

  /**
   * Takes back what a Worker has read, in steps between which the page answers. Gives what `restore` takes.
   * @param {Uint8Array} snapshot @param {AbortSignal} signal
   */
  async prepare(snapshot, signal) {
    try {
      let until = performance.now() + STEP;
      const restored = new core.Restored(snapshot);
      for (;;) {
        // What came with all but the figures was a step as well.
        if (performance.now() >= until) {
          await breathe();
          until = performance.now() + STEP;
        }
        if (signal.aborted) {
          restored.free();
          throw new DOMException('stopped', 'AbortError');
        }
        // However the clock goes: some of it is restored each time.
        if (restored.step(FIGURES)) return { snapshot, restored };
      }
    } catch (error) {
      if (isTrap(error)) this.renew();
      throw error;
    }
  }

  /** Takes over what was prepared. @param {{snapshot: Uint8Array, restored: core.Restored}} prepared */
  restore({ snapshot, restored }) {
    this.take({ snapshot }, restored);
  }

  take(data, restored = undefined) {
    const before = this.keep();
    this.data = data;
    this.spec = {};
    this.base = {};
    try {
      this.put(restored);
    } catch (error) {
      Object.assign(this, before);
      if (isTrap(error)) this.renew();
      throw error; // otherwise the project still holds the former data
    }
  }

  /** What is worked on now, for `back`. */
  keep() {
    return { data: this.data, spec: this.spec, base: this.base };
  }

  /** Back to what was worked on then: what came after could be read, but not drawn. */
  back(before) {
    Object.assign(this, before);
    this.put();
  }

  /** Lays data and spec into the project there is. @param {core.Restored} [restored] the data, when they are there already */
  put(restored) {
    const { snapshot, bytes, name, hints } = this.data ?? {};
    if (restored) this.project.take(restored);
    else if (snapshot) this.project.restore(snapshot);
    else if (bytes) this.project.open(bytes, name, hints);
    this.project.set_spec(this.full);
  }

  /** The spec that is drawn. */
  get full() {
    return { ...this.base, ...this.spec };
  }

  /** Another view of the same data. Throws Problem[] and keeps the former spec when the new one cannot be. @param {object} spec */
  set(spec) {
    const before = this.spec;
    this.spec = spec;
    try {
      this.project.set_spec(this.full);
    } catch (error) {
      this.spec = before;
      if (isTrap(error)) this.mend(error);
      throw error;
    }
  }

  /**
   * Asks the project. Undefined when the instance trapped over it; it is mended by then.
   * @template T @param {(project: any) => T} question @returns {T | undefined}
   */
  ask(question) {
    if (!this.project) return undefined;
    try {
      return question(this.project);
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.mend(error);
      return undefined;
    }
  }

  mend(error) {
    this.renew();
    this.onmend(error);
  }

  /** A new instance with the kept data; when even the spec is what broke it, with the defaults. */
  renew() {
    for (const spec of [this.spec, {}]) {
      try {
        core.__wbg_reset_state();
        this.project = new core.Project();
        this.spec = spec;
        this.put();
        return;
      } catch (error) {
        console.error(error);
      }
    }
    this.project = undefined;
  }
}
