/**
 * Questions that go through a whole table and may take a while: contradictions, and which indicators and chart forms the table can serve. They
 * run beside the page, on a copy of what was read, so that the page never waits for them.
 */
import { Project } from '../pkg/studio/kimngach.js';
import { startCore } from '../chart/whole-core.js';
import { onArticle } from './article-questions.js';

const ready = startCore();
let project;

onmessage = async ({ data: { id, data, question, lang, spec, about } }) => {
  try {
    await ready;
    if (data) {
      project?.free();
      project = undefined; // what cannot be taken over is answered by the page, not by what was here before
      const taken = new Project();
      if (data.snapshot) taken.restore(data.snapshot);
      else taken.open(data.bytes, data.name, data.hints);
      project = taken;
    }
    project.set_spec(spec ?? {});
    postMessage({ id, answer: answer(question, lang, about) });
  } catch (error) {
    postMessage({ id, error: Array.isArray(error) ? error : String(error?.message ?? error) });
  }
};

function answer(question, lang, about) {
  return about === undefined ? project[question](lang) : onArticle(project, question, lang, about);
}
