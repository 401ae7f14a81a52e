/** Asks the worker of `answers.worker.js`; where no worker can be had, asks the core here. Answers are kept until the data changes. */

import { workerWithCore } from '../chart/whole-core.js';
import { onArticle } from './article-questions.js';
import { breathe } from './breath.js';

/** Bytes that are copied between two chances for the page to answer. */
const PART = 2 ** 21;

/** A Worker with a copy of the data, and who waits for its answers. */
class Apart {
  constructor() {
    this.asked = 0;
    this.waiting = new Map();
  }

  start() {
    const worker = workerWithCore(new URL('./answers.worker.js', import.meta.url));
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const one = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) one?.done(answer);
      else one?.failed(error);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(event);
    };
    this.worker = worker;
  }

  /** What is still being worked out is of no use any more, or will never come. @param {any} why */
  end(why) {
    this.worker?.terminate();
    this.worker = undefined;
    this.held = undefined;
    for (const one of this.waiting.values()) one.failed(why);
    this.waiting.clear();
  }

  /** @returns {Promise<any>} */
  put(engine, question, lang, spec, about) {
    return new Promise((done, failed) => {
      if (!this.worker) this.start();
      const id = (this.asked += 1);
      this.waiting.set(id, { done, failed });
      if (this.held !== engine.data) this.brought = this.bring(engine.data);
      // Who waited for a Worker that was ended meanwhile has been told so.
      this.brought.then(() => { if (this.waiting.has(id)) this.worker.postMessage({ id, question, lang, spec, about }); }).catch((error) => {
        this.waiting.delete(id);
        failed(error);
      });
    });
  }

  /** The Worker gets a copy: the page keeps its own, in case the core there must be replaced. A large one is made in parts. @param {any} data */
  async bring(data) {
    const to = this.worker;
    this.held = data;
    if (!(data.snapshot?.length > PART)) return to.postMessage({ data });
    const snapshot = new Uint8Array(data.snapshot.length);
    for (let at = 0; at < snapshot.length; at += PART) {
      snapshot.set(data.snapshot.subarray(at, at + PART), at);
      await breathe();
      if (this.held !== data || this.worker !== to) return undefined;
    }
    return to.postMessage({ data: { ...data, snapshot } }, [snapshot.buffer]);
  }
}

/** What goes through the whole table, one question after the other: of a large one that takes many seconds. */
const thorough = new Apart();
/** What somebody is looking at, of a large table: it does not wait for the others. */
const looked = new Apart();
let kept = new Map();

const stopped = () => new DOMException('stopped', 'AbortError');

/** Other data: nothing that was answered or asked is of use any more. */
export function forget() {
  kept = new Map();
  thorough.held = undefined;
  // What is still being worked out for the former table would only be in the way.
  if (thorough.waiting.size > 0) thorough.end(stopped());
  looked.end(stopped());
}

/**
 * @param {import('./engine.js').Engine} engine @param {'audit' | 'offers' | 'forms'} question @param {string} lang
 * @returns {Promise<any>} rejects with an AbortError when the data changed meanwhile
 */
export function ask(engine, question, lang) {
  const roles = engine.spec.roles;
  const key = JSON.stringify([question, lang, roles ?? null]);
  if (!kept.has(key)) {
    const answer = thorough.put(engine, question, lang, roles ? { roles } : {}).catch((error) => {
      kept.delete(key);
      if (error?.name === 'AbortError') throw error;
      if (!(error instanceof Event)) console.warn(error); // a worker that cannot be had is no fault; anything else is
      return here(engine, question, lang);
    });
    kept.set(key, answer);
  }
  return kept.get(key);
}

/**
 * A question about an article.
 * @param {'check' | 'alone' | 'revised' | 'unsaid'} question @param {object} about as `onArticle` takes it
 */
export function askArticle(engine, question, lang, about) {
  return thorough.put(engine, question, lang, {}, about).catch((error) => {
    if (error?.name === 'AbortError') throw error;
    return engine.ask((p) => onArticle(p, question, lang, about));
  });
}

/** The chart without scripts, for a table so large that to make it here would hold the page. */
export function askTwin(engine, lang) {
  return looked.put(engine, 'twin', lang, engine.full).catch((error) => {
    if (error?.name === 'AbortError') throw error;
    return here(engine, 'twin', lang);
  });
}

/** The sentences of what is drawn, of a table so large that to work them out here would hold the page. @returns {Promise<any[]>} */
export function askSentences(engine, lang) {
  return looked.put(engine, 'sentences_apart', lang, engine.full).catch((error) => {
    if (error?.name === 'AbortError') throw error;
    return engine.ask((p) => p.sentences(lang)) ?? [];
  });
}

/** Without a worker, on the page's own thread: late is better than never. */
function here(engine, question, lang) {
  return engine.ask((p) => p[question](lang));
}
