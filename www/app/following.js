/** Goes where an address says: typed, followed, or walked back to. */
import { readAddress } from './address.js';
import { takeFixed } from './check.js';
import { announce, chart, complain, engine, now } from './desk.js';
import { EXAMPLES, example } from './examples.js';
import { adopt, interrupt, openExample, reopen, visit } from './opening.js';
import { unpack } from './packed.js';
import { NotWork, read as readWork } from './project-file.js';
import { refresh, setLanguage, viewAs } from './showing.js';
import { here } from './steps.js';
import { tabOf } from './tabs.js';
import { lang, say } from './words.js';

/**
 * Goes where the address says; data is read again only when it is other data.
 * @param {boolean} own whether the page itself has been there: then it goes on in the language of now
 */
export async function follow(own) {
  const wanted = readAddress();
  const { key, hints, fixed } = here();
  if (own) takeFixed(fixed);
  if (!own && (wanted.lang === 'vi' || wanted.lang === 'en') && wanted.lang !== lang()) setLanguage(wanted.lang);
  if (wanted.problem) {
    complain(wanted.problem.key, wanted.problem.args);
    if (engine.data) return refresh();
  }
  if (wanted.work) return followWork(wanted.work);
  const data = example(wanted.data)?.id ?? (wanted.url || wanted.file ? undefined : EXAMPLES[0].id);
  const read = !own || (key === now.key && JSON.stringify(hints) === JSON.stringify(now.hints));
  const same = engine.data && read && wanted.url === now.url && wanted.file === now.file && data === now.data;
  const looks = { view: wanted.view ?? 'start', tab: tabOf(wanted.tab) };
  const from = { spec: wanted.spec, ...looks, walk: true };
  let there = true;
  if (same) {
    interrupt();
    Object.assign(now, looks);
    there = viewAs(wanted.spec, false);
  } else if (wanted.url) there = await visit(wanted.url, { url: wanted.url, ...from }, hints);
  else if (wanted.file) there = await reopen(wanted.file, key, hints, from);
  else there = await openExample(example(data), from, hints);
  // Something else was asked for meanwhile: the entry stays what it was.
  if (there === undefined) return undefined;
  // The address never says something else than what is seen.
  if (!there && engine.data) refresh();
  else if (wanted.data && !example(wanted.data) && !wanted.problem) complain('page.error.example', { id: wanted.data });
  else if (own && there && chart.drawn) announce(say('page.walked', { title: chart.drawn.title }));
  return undefined;
}

/** What a link carries. @param {string} packed */
async function followWork(packed) {
  try {
    let work;
    try { work = await unpack(packed); } catch { throw new NotWork('page.error.link'); }
    await adopt(readWork(work), true);
  } catch (error) {
    if (!(error instanceof NotWork)) throw error;
    const key = { 'page.error.project': 'page.error.link', 'page.error.newer': 'page.error.link.version' }[error.key] ?? error.key;
    complain(key, error.args);
    if (engine.data) refresh();
  }
}
