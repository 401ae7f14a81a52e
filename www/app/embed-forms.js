/** The code of a chart in each form that an article may hold, and the files that go with it. */
import { askTwin } from './answers.js';
import { MOST, pack } from '../embed/carried.js';
import { oneFile } from './embed-single.js';
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
 * @property {any} spec @property {any} drawn @property {any} engine @property {() => Promise<Uint8Array>} bytes of the table's file
 * @typedef {object} Form
 * @property {string} code @property {string} about @property {[string, Blob][]} files
 */

/** Bytes of a table from which on its twin is made beside the page. */
const LARGE = 2e6;

/** What the core makes of the chart without scripts; and the figures it uses as a plain table. @param {Chart} chart */
export const twinOf = ({ engine }) => (engine.data?.snapshot?.byteLength > LARGE ? askTwin(engine, lang()) : engine.ask((p) => p.twin(lang())));

const text = (kind, content) => new Blob([content], { type: `${kind};charset=utf-8` });
const stem = (name) => name.split(/[/\\]/).pop().replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'data';

/** The folder of this very version. It stays as it is when the site gets a newer one beside it. */
const VERSION = new URL('../kim-ngach.js', import.meta.url).href.replace(/[^/]*$/, '');

/**
 * @typedef {object} Origin where a chart in an article comes from
 * @property {(path: string) => string} at address of a part of the program
 * @property {string} data address of the table, or its name where it is still to be put on a site
 * @property {any} spec @property {[string, Blob][]} files to be put beside the article @property {string} about what a person has to know of it
 */

/**
 * Frozen: these figures under the hash of what they are, drawn by this version. Live: whatever stands at the table's address, drawn by
 * whatever version the site has.
 * @param {Chart} chart @param {any} twin @param {boolean} live @returns {Origin}
 */
function origin(chart, twin, live) {
  const { src, file, spec } = chart;
  const at = (path) => (live ? here(path) : `${VERSION}${path}`);
  const folder = VERSION.split('/').at(-2);
  const about = say(live ? 'page.embed.live.about' : 'page.embed.frozen.about', { folder });
  const own = (name) => `${live ? about : say('page.embed.frozen.own', { folder })} ${say('page.embed.own', { file: name })}`;
  if (src && live) return { at, data: src, spec, files: [], about };
  // Tables that the site itself carries lie in the folder of the version as well.
  if (src?.startsWith(here('data/'))) return { at, data: `${VERSION}${src.slice(here('./').length)}`, spec, files: [], about };
  // A file that only the person has goes along as a plain table, which readers' browsers open without the whole reader.
  if (twin?.table) {
    const name = `${stem(src ?? file)}${live ? '' : `-${twin.hash}`}.csv`;
    return { at, data: name, spec: twin.spec, files: [[name, text('text/csv', twin.table)]], about: own(name) };
  }
  return src ? { at, data: src, spec, files: [], about: `${about} ${say('page.embed.frozen.not')}` } : { at, data: file, spec, files: [], about: own(file) };
}

/** @param {Chart} chart @param {Origin} from @param {boolean} live @returns {Form} */
function element(chart, { at, data, spec, files, about }, live) {
  const code = [
    `<script type="module" src="${escaped(at('kim-ngach.js'))}"></script>`,
    `<kim-ngach src="${escaped(data)}" lang="${lang()}"${pairsOf(spec).map(attribute).join('')}${live ? ' live' : ''}>`,
    `  <p><strong>${escaped(chart.drawn.title)}</strong></p>`,
    `  <p>${escaped(chart.drawn.summary)} <a href="${escaped(data)}">${escaped(say('page.embed.data'))}</a></p>`,
    '</kim-ngach>',
  ].join('\n');
  return { code, about: `${say('page.embed.element.about')} ${about}`, files };
}

/** @param {Chart} chart @param {any} twin @param {Origin} from @param {{fixed: boolean, carry: boolean, live: boolean}} how @returns {Promise<Form>} */
async function frame(chart, twin, { at, data, spec, ...from }, { fixed, carry, live, theme }) {
  let about = say(fixed ? 'page.embed.fixed.about' : 'page.embed.frame.about');
  let { files } = from;
  // A frame by itself is light, like an article that says nothing of it: `auto` is a wish, there.
  const wish = theme === 'auto' ? [['theme', theme]] : [];
  let fragment = String(new URLSearchParams([['src', data], ['lang', lang()], ...pairsOf(spec), ...wish, ...(live ? [['live', '']] : [])]));
  if (carry && !live) {
    const packed = twin?.table && await pack({
      name: `${stem(chart.src ?? chart.file)}.csv`, table: twin.table, lang: lang(), view: [...pairsOf(twin.spec), ...wish],
    });
    const length = packed ? at('embed.html').length + packed.length + 3 : Infinity;
    if (length <= MOST) {
      fragment = `z=${packed}`;
      files = [];
      about += ` ${say('page.embed.carried', { n: String(length) })}`;
    } else {
      about += ` ${say(packed ? 'page.embed.carried.large' : 'page.embed.carried.none', { n: String(length), most: String(MOST) })} ${from.about}`;
    }
  } else about += ` ${from.about}`;
  if (fixed) fragment += '&fit=height';
  const height = fixed ? 480 : Math.round(chart.drawn.height);
  const code = [
    `<iframe src="${escaped(`${at('embed.html')}#${fragment}`)}"`,
    `  title="${escaped(chart.drawn.title)}" width="100%" height="${height}" loading="lazy"`,
    '  style="border: 0"></iframe>',
  ];
  if (!fixed) code.push(`<script src="${escaped(at('embed-host.js'))}" defer></script>`);
  return { code: code.join('\n'), about, files };
}

/**
 * The pictures of a chart on its ground. A picture cannot see what it stands in: dark ones go in where the article follows the reader's
 * system (`auto`) or is dark.
 * @param {string} code @param {string} [theme]
 */
function grounded(code, theme) {
  if (theme === 'auto' || !code.includes('-dark.svg"')) return code;
  return theme === 'dark'
    ? code.replace(/^<source (?![^>]*-dark\.svg")[^>]*>\n/gm, '').replace(/ and \(prefers-color-scheme: dark\)| media="\(prefers-color-scheme: dark\)"/g, '')
      .replace(/(<img src="[^"]*chart)\.svg"/, '$1-dark.svg"')
    : code.replace(/^<source media="[^"]*prefers-color-scheme: dark[^>]*>\n/gm, '');
}

/** @param {Chart} chart @param {any} twin @param {Origin} from @param {boolean} live @param {string} theme @returns {Form} */
function picture(chart, twin, { at, data, spec, files, about }, live, theme) {
  // An article has more than one chart, and one folder for all of them.
  const before = `${stem(chart.src ?? chart.file)}-${twin?.mark}-`;
  const code = grounded(chart.engine.ask((p) => p.fragment(lang(), at('kim-ngach.js'), data, pairsOf(spec), live, before)) ?? '', theme);
  // Only what the code names: an article on white has no use for dark pictures.
  const pictures = Object.entries(twin?.pictures ?? {}).map(([name, svg]) => [`${before}${name}`, text('image/svg+xml', svg)]).filter(([name]) => code.includes(name));
  return { code, about: `${say('page.embed.picture.about')} ${about}`, files: [...pictures.reverse(), ...files] };
}

/** @param {Chart} chart @param {any} twin @returns {Promise<Form>} */
async function single({ engine, bytes, src, file }, twin) {
  const name = src ? decodeURIComponent(new URL(src).pathname.split('/').pop()) || 'data' : file;
  const { html, why } = await oneFile({ engine, bytes, name }, twin, pairsOf(twin.spec), stem(name));
  return html === undefined ? { code: '', about: why, files: [] }
    : { code: '', about: say('page.embed.single.about'), files: [[`${stem(name)}.html`, text('text/html', html)]] };
}

/**
 * @param {'element' | 'frame' | 'fixed' | 'picture' | 'single'} form
 * @param {Chart} chart @param {any} twin
 * @param {{carry: boolean, live: boolean, theme?: string}} how whether an iframe's address holds the figures themselves; whether the chart
 *   follows its table; the ground, where it is chosen
 * @returns {Promise<Form>}
 */
export async function formOf(form, chart, twin, { carry, live, theme = '' }) {
  if (form === 'single') return single(chart, twin);
  if (theme) {
    chart = { ...chart, spec: { ...chart.spec, theme } };
    twin &&= { ...twin, spec: { ...twin.spec, theme } };
  }
  const from = origin(chart, twin, live);
  if (form === 'picture') return picture(chart, twin, from, live, theme);
  if (form === 'element') return element(chart, from, live);
  return frame(chart, twin, from, { fixed: form === 'fixed', carry, live, theme });
}
