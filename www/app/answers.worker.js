/**
 * Questions that go through a whole table and may take a while: contradictions, and which indicators and chart forms the table can serve. They
 * run beside the page, on a copy of what was read, so that the page never waits for them.
 */
import { Project } from '../pkg/studio/kimngach.js';
import { handedCore } from '../chart/whole-core.js';
import { onArticle } from './article-questions.js';

const ready = handedCore();
let project;
/** What the core has against the table: said to each who asks about it. */
let refused;

onmessage = async ({ data: { data, id, ...asked } }) => {
  try {
    await ready;
    if (data) return take(data);
    if (refused) throw refused;
    project.set_spec(asked.spec ?? {});
    postMessage({ id, answer: answer(asked) });
  } catch (error) {
    postMessage({ id, error: Array.isArray(error) ? error : String(error?.message ?? error) });
  }
  return undefined;
};

function take(data) {
  project?.free();
  project = undefined; // what cannot be taken over is answered by the page, not by what was here before
  refused = undefined;
  try {
    const taken = new Project();
    if (data.snapshot) taken.restore(data.snapshot);
    else taken.open(data.bytes, data.name, data.hints);
    project = taken;
  } catch (error) {
    refused = error;
  }
}

function answer({ question, lang, about }) {
  return about === undefined ? project[question](lang) : onArticle(project, question, lang, about);
}
