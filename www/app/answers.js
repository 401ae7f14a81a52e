/** Asks the worker of `answers.worker.js`; where no worker can be had, asks the core here. Answers are kept until the data changes. */

import { onArticle } from './article-questions.js';

let worker;
let next = 0;
let kept = new Map();
const waiting = new Map();
/** The data that the worker holds. */
let held;

function start() {
  worker = new Worker(new URL('./answers.worker.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data: { id, answer, error } }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.done(answer);
    else one?.failed(error);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    worker?.terminate();
    worker = undefined;
    held = undefined;
    for (const one of waiting.values()) one.failed(event);
    waiting.clear();
  };
}

/** Other data: nothing that was answered or asked is of use any more. */
export function forget() {
  kept = new Map();
  held = undefined;
  if (waiting.size > 0) {
    // What is still being worked out for the former table would only be in the way.
    worker?.terminate();
    worker = undefined;
    for (const one of waiting.values()) one.failed(new DOMException('stopped', 'AbortError'));
    waiting.clear();
  }
}

/**
 * @param {import('./engine.js').Engine} engine @param {'audit' | 'offers' | 'forms'} question @param {string} lang
 * @returns {Promise<any>} rejects with an AbortError when the data changed meanwhile
 */
export function ask(engine, question, lang) {
  const roles = engine.spec.roles;
  const key = JSON.stringify([question, lang, roles ?? null]);
  if (!kept.has(key)) {
    const answer = put(engine, question, lang, roles ? { roles } : {}).catch((error) => {
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
  return put(engine, question, lang, {}, about).catch((error) => {
    if (error?.name === 'AbortError') throw error;
    return engine.ask((p) => onArticle(p, question, lang, about));
  });
}

/** The chart without scripts, for a table so large that to make it here would hold the page. */
export function askTwin(engine, lang) {
  return put(engine, 'twin', lang, engine.full).catch((error) => {
    if (error?.name === 'AbortError') throw error;
    return here(engine, 'twin', lang);
  });
}

/** Without a worker, on the page's own thread: late is better than never. */
function here(engine, question, lang) {
  return engine.ask((p) => p[question](lang));
}

function put(engine, question, lang, spec, about) {
  return new Promise((done, failed) => {
    if (!worker) start();
    const id = (next += 1);
    const message = { id, question, lang, spec, about };
    // The worker gets a copy: the page keeps its own, in case the core there must be replaced.
    if (held !== engine.data) message.data = held = engine.data;
    waiting.set(id, { done, failed });
    worker.postMessage(message);
  });
}
