/** The code of a chart in each form that an article may hold, and the files that go with it. */
import { MOST, pack } from '../embed/carried.js';
import { writeSpec } from './spec-pairs.js';
import { lang, say } from './words.js';

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
const here = (path) => new URL(path, document.baseURI).href;
const attribute = ([name, value]) => ` ${name}="${escaped(value)}"`;
/** Attributes of a view; the version lets later programs know what was meant. */
const pairsOf = (spec) => [['version', '1'], ...writeSpec(spec)];

/**
 * @typedef {object} Chart
 * @property {string} [src] address of the table, when it has one
 * @property {string} [file] name of a file of the person's own
 * @property {any} spec @property {any} drawn @property {any} engine
 * @typedef {object} Form
 * @property {string} code @property {string} about @property {[string, Blob][]} files @property {boolean} [cannot]
 */

/** What the core makes of the chart without scripts; and the figures it uses as a plain table. @param {Chart} chart */
export const twinOf = ({ engine }) => engine.ask((p) => p.twin(lang()));

const text = (kind, content) => new Blob([content], { type: `${kind};charset=utf-8` });
const stem = (name) => name.split(/[/\\]/).pop().replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'data';
const own = ({ src, file }) => (src ? '' : ` ${say('page.embed.own', { file })}`);
/** A file that only the person has goes along as a plain table, which readers' browsers open without the whole reader. */
const tableFile = (chart, twin) => (chart.src || !twin?.table ? [] : [[`${stem(chart.file)}.csv`, text('text/csv', twin.table)]]);
const dataOf = (chart, twin) => chart.src ?? tableFile(chart, twin)[0]?.[0] ?? chart.file;
const specOf = (chart, twin) => (chart.src || !twin?.table ? chart.spec : twin.spec);

/** @param {Chart} chart @param {any} twin @returns {Form} */
function element(chart, twin) {
  const data = dataOf(chart, twin);
  const code = [
    `<script type="module" src="${escaped(here('kim-ngach.js'))}"></script>`,
    `<kim-ngach src="${escaped(data)}" lang="${lang()}"${pairsOf(specOf(chart, twin)).map(attribute).join('')}>`,
    `  <p><strong>${escaped(chart.drawn.title)}</strong></p>`,
    `  <p>${escaped(chart.drawn.summary)} <a href="${escaped(data)}">${escaped(say('page.embed.data'))}</a></p>`,
    '</kim-ngach>',
  ].join('\n');
  return { code, about: say('page.embed.element.about') + own(chart), files: tableFile(chart, twin) };
}

/** @param {Chart} chart @param {any} twin @param {{fixed: boolean, carry: boolean}} how @returns {Promise<Form>} */
async function frame(chart, twin, { fixed, carry }) {
  let about = say(fixed ? 'page.embed.fixed.about' : 'page.embed.frame.about');
  let files = tableFile(chart, twin);
  let fragment = String(new URLSearchParams([['src', dataOf(chart, twin)], ['lang', lang()], ...pairsOf(specOf(chart, twin))]));
  if (carry) {
    const packed = twin?.table && await pack({
      name: `${stem(chart.src ?? chart.file)}.csv`, table: twin.table, lang: lang(), view: pairsOf(twin.spec),
    });
    const length = packed ? here('embed.html').length + packed.length + 3 : Infinity;
    if (length <= MOST) {
      fragment = `z=${packed}`;
      files = [];
      about += ` ${say('page.embed.carried', { n: String(length) })}`;
    } else {
      about += ` ${say(packed ? 'page.embed.carried.large' : 'page.embed.carried.none', { n: String(length), most: String(MOST) })}${own(chart)}`;
    }
  } else about += own(chart);
  if (fixed) fragment += '&fit=height';
  const height = fixed ? 480 : Math.round(chart.drawn.height);
  const code = [
    `<iframe src="${escaped(`${here('embed.html')}#${fragment}`)}"`,
    `  title="${escaped(chart.drawn.title)}" width="100%" height="${height}" loading="lazy"`,
    '  style="border: 0"></iframe>',
  ];
  if (!fixed) code.push(`<script src="${escaped(here('embed-host.js'))}" defer></script>`);
  return { code: code.join('\n'), about, files };
}

/** @param {Chart} chart @param {any} twin @returns {Form} */
function picture(chart, twin) {
  const data = dataOf(chart, twin);
  const view = pairsOf(specOf(chart, twin));
  const code = chart.engine.ask((p) => p.fragment(lang(), here('kim-ngach.js'), data, view)) ?? '';
  const pictures = Object.entries(twin?.pictures ?? {}).map(([name, svg]) => [name, text('image/svg+xml', svg)]);
  return { code, about: say('page.embed.picture.about') + own(chart), files: [...pictures.reverse(), ...tableFile(chart, twin)] };
}

/** @param {Chart} chart @param {any} twin @returns {Promise<Form>} */
async function single(chart, twin) {
  if (!twin?.table) return { code: '', about: say('page.embed.single.none'), files: [], cannot: true };
  const name = stem(chart.src ?? chart.file);
  const kind = twin.small ? new URL('../pkg/single.txt', import.meta.url) : new URL('../pkg/single-whole.txt', import.meta.url);
  const answer = await fetch(kind);
  if (!answer.ok) throw new Error(`${kind}: ${answer.status}`);
  const template = await answer.text();
  const html = chart.engine.ask((p) => p.single(lang(), template, `${name}.csv`, pairsOf(twin.spec)));
  return { code: '', about: say('page.embed.single.about'), files: [[`${name}.html`, text('text/html', html)]] };
}

/**
 * @param {'element' | 'frame' | 'fixed' | 'picture' | 'single'} form
 * @param {Chart} chart @param {any} twin @param {boolean} carry whether an iframe's address holds the figures themselves
 * @returns {Promise<Form>}
 */
export async function formOf(form, chart, twin, carry) {
  if (form === 'picture') return picture(chart, twin);
  if (form === 'single') return single(chart, twin);
  if (form === 'element') return element(chart, twin);
  return frame(chart, twin, { fixed: form === 'fixed', carry });
}
