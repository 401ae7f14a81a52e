/**
 * A chart spec out of short named texts, the same in attributes of `<kim-ngach>`, in the fragment of `embed.html` and in the
 * page's own address: `type=line`, `from=1995`, `select=flow=export; partner=Japan, China`. Older addresses have `:` for `=`.
 */
export const TEXTS = ['type', 'measure', 'by', 'indicator', 'base', 'from', 'to', 'subtitle', 'note', 'source', 'theme'];
/** Numbers. */
export const NUMBERS = ['version', 'top', 'above', 'below'];
/** Lists of names by name. */
export const LISTS = ['select', 'against', 'roles'];
/** Every name that is read; `heading` is the title, since an HTML `title` is a tooltip. */
export const NAMES = [...TEXTS, ...NUMBERS, ...LISTS, 'heading', 'spec'];

/** `text` itself when it is no valid escape: people write these by hand. */
function unpack(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

/** @param {string} text @returns {Record<string, string[]>} members by dimension */
export function readSelect(text) {
  const select = {};
  for (const part of text.split(';')) {
    // What is no pair goes on as a name: the core says which there are.
    const [, name, members] = /^(.*?)[:=](.+)$/s.exec(part) ?? [part, part];
    if (name.trim()) select[unpack(name.trim())] = members?.split(',').map((member) => unpack(member.trim())) ?? [];
  }
  return select;
}

/** What a person wrote by hand and mistyped is a fault of the data, and is said under the chart. */
function parsed(text) {
  try { return JSON.parse(text); } catch (error) { throw Object.assign(error, { data: true, message: `spec: ${error.message}` }); }
}

/**
 * @param {(name: string) => string | null | undefined} get
 * @returns {Record<string, any>} the spec; throws SyntaxError when `spec` is no JSON
 */
export function readSpec(get) {
  const spec = {};
  const whole = get('spec');
  if (whole) Object.assign(spec, parsed(whole));
  for (const name of TEXTS) if (get(name)) spec[name] = get(name);
  if (get('heading')) spec.title = get('heading');
  for (const name of NUMBERS) if (get(name)) spec[name] = Number(get(name));
  for (const name of LISTS) if (get(name)) spec[name] = { ...spec[name], ...readSelect(get(name)) };
  return spec;
}
