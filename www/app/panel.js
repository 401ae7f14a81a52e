/** The choices beside the chart: what of the data is drawn, and how. Shows the resolved spec, writes the person's own. */
import { choice, range, segments, ticks } from './controls.js';
import { controls, picker } from './indicator.js';
import { lang, say } from './words.js';

const form = document.getElementById('choices');
const title = document.getElementById('choices-title');

/** Members that a person still looks through; of more, one is searched for. */
const FEW = 40;

/** Flows that stand side by side; more of them stand in a list. */
const ABREAST = 3;

/** Columns that split the data by flow, whatever the file calls them. */
const isFlow = (dimension) => dimension.kind === 'flow';

export class Panel {
  /**
   * @param {(change: (spec: any) => any) => void} onchange gets a function from the former spec to the next
   * @param {(chosen: string) => void} catalogue opens the list of indicators
   * @param {(form: string, suggested?: any) => void} turn shows the data in another form, or as a chart that was suggested
   */
  constructor(onchange, catalogue, turn) {
    this.catalogue = catalogue;
    this.turn = turn;
    this.set = (name, value) => onchange((spec) => ({ ...spec, [name]: value || undefined }));
    this.select = (name, members) => onchange((spec) => {
      const select = { ...spec.select };
      if (members) select[name] = members;
      else delete select[name];
      return { ...spec, select };
    });
    this.change = onchange;
    this.rows = new Map();
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  /** The row for a name, made the first time it is wanted. */
  row(name, make) {
    if (!this.rows.has(name)) this.rows.set(name, make());
    this.used.push(this.rows.get(name));
    return this.rows.get(name);
  }

  /** Other data: other columns, so other rows. */
  clear() {
    this.rows.clear();
    this.members = undefined;
    this.forms = undefined;
  }

  /** @param {any} choices what the core offers now @param {[any, any]} drawn the indicator that is drawn, and its own economy */
  sync(choices, [shown, economy] = []) {
    const { dimensions, measures, types, periods, resolved } = choices;
    this.used = [];
    const chosen = (dimension) => resolved.select?.[dimension.name] ?? [];
    for (const dimension of dimensions.filter(isFlow)) this.flow(dimension, chosen(dimension));
    for (const dimension of dimensions) {
      if (isFlow(dimension) || dimension.name === resolved.by || dimension.members.length < 2) continue;
      // One's own economy has a row of its own beside the one it is compared with.
      if (dimension.name !== economy?.[0]) this.member(dimension, chosen(dimension));
    }
    this.by(dimensions, resolved);
    this.one('measure', say('page.measure'), measures.map((m) => ({ value: m.id, label: m.unit && measures.length > 1 ? `${m.label} (${m.unit})` : m.label })), resolved.measure);
    this.row('indicator', () => picker(() => this.catalogue(this.shown))).sync(say('page.indicator'), shown?.name ?? '');
    this.shown = shown?.id;
    controls(shown, economy, (name, make) => this.row(name, make), this.change);
    this.type(types, resolved.type);
    this.periods(periods, resolved);
    const split = dimensions.find((dimension) => dimension.name === resolved.by);
    this.members = undefined;
    if (split && split.members.length > 1 && !isFlow(split)) this.series(split, chosen(split), resolved.top);
    const rows = this.used.map((one) => one.row);
    const before = [...form.children].slice(1);
    // Moving a row takes its focus away, so nothing moves that is in its place already.
    if (rows.length === before.length && rows.every((row, i) => row === before[i])) return;
    const held = document.activeElement;
    const at = before.findIndex((row) => row.contains(held));
    form.replaceChildren(title, ...rows);
    // Who chose by keyboard goes on from there: where they were, or from what stands there now.
    if (at >= 0) (form.contains(held) ? held : rows[Math.min(at, rows.length - 1)]?.querySelector('select:enabled, summary, input, button'))?.focus();
  }

  flow(dimension, chosen) {
    const { name, members } = dimension;
    const options = members.map((one) => ({ value: one.name, label: one.label }));
    if (members.length > 1) options.unshift({ value: '', label: say(members.length > 2 ? 'page.member.all' : 'page.flow.all') });
    // Side by side as long as each has a word's room.
    const row = this.row(`flow ${name}`, () => (options.length > ABREAST ? choice : segments)((value) => this.select(name, value ? [value] : undefined)));
    row.sync(dimension.label, options, members.length === 1 ? members[0].name : chosen.length === 1 ? chosen[0] : '');
  }

  member(dimension, chosen) {
    const { name, label, members } = dimension;
    const options = members.map((one) => ({ value: one.name, label: one.label, also: one.also }));
    if (chosen.length !== 1) options.unshift({ value: '', label: chosen.length ? say('page.member.some', { n: chosen.length }) : say('page.member.all') });
    this.row(`member ${name}`, () => choice((value) => this.select(name, value ? [value] : undefined), FEW))
      .sync(label, options, chosen.length === 1 ? chosen[0] : '');
  }

  by(dimensions, resolved) {
    const options = dimensions.filter((one) => one.members.length > 1).map((one) => ({ value: one.name, label: one.label }));
    if (options.length === 0) return;
    let value = resolved.by ?? '';
    if (!value && options.length === 1) value = options[0].value;
    else if (!value) options.unshift({ value: '', label: say('page.by.none') });
    this.split = resolved.by;
    this.row('by', () => choice((value) => this.change((spec) => {
      // What was ticked of the former split would now be a filter nobody asked for.
      const select = { ...spec.select };
      for (const name of [value, this.split]) if (name) delete select[name];
      return { ...spec, by: value || undefined, select };
    }))).sync(say('page.by'), options, value, say('page.by.one'));
  }

  /** Every form, grouped; above them what fits this table best, as soon as that is known. */
  type(expected, drawn) {
    this.drawn = [expected, drawn];
    const told = this.tag === lang() ? this.forms : undefined;
    const { suggestions, types } = told ?? { suggestions: [], types: expected };
    const best = suggestions.map(({ label, reason }, at) => ({ value: `suggested ${at}`, label: `${label}: ${reason}`, group: say('type.group.suggested') }));
    const all = types.map(({ id, label, heading, enabled, why }) => ({ value: id, label, disabled: !enabled && id !== drawn, why, group: heading }));
    this.row('type', () => choice((chosen) => {
      const [, at] = /^suggested (\d+)$/.exec(chosen) ?? [];
      this.turn(chosen, at && this.forms.suggestions[at].spec);
    })).sync(say('page.type'), [...best, ...all], drawn ?? 'auto');
  }

  /** What the table was found to serve. @param {{suggestions: any[], types: any[]}} forms */
  offer(forms) {
    if (this.forms === forms) return;
    this.forms = forms;
    this.tag = lang();
    if (this.drawn) this.type(...this.drawn);
  }

  one(name, label, options, value) {
    this.row(name, () => choice((chosen) => this.set(name, chosen))).sync(label, options, value ?? '');
  }

  periods(periods, resolved) {
    const options = periods.map((one) => ({ value: one.id, label: one.label }));
    const at = (id, otherwise) => (periods.some((one) => one.id === id) ? id : otherwise ?? '');
    const from = at(resolved.from, periods[0]?.id);
    const to = at(resolved.to, periods.at(-1)?.id);
    this.row('periods', () => range((value) => this.set('from', value), (value) => this.set('to', value)))
      .sync([say('page.period'), say('page.from'), say('page.to')], options, [from, to]);
  }

  series(dimension, chosen, top) {
    const { name, label, members } = dimension;
    const without = (spec) => {
      const select = { ...spec.select };
      delete select[name];
      return select;
    };
    const most = [1, 3, 5, 10, 15, 20, 30].filter((n) => n < members.length);
    if (most.length > 1) {
      this.row(`top ${name}`, () => choice((value) => this.change((spec) => ({ ...spec, top: Number(value) || undefined, select: without(spec) }))))
        .sync(say('page.top'), [{ value: '', label: say('page.top.auto') }, ...most.map((n) => ({ value: String(n), label: say('page.top.n', { n }) }))], most.includes(top) ? String(top) : '');
    }
    // Who ticks names wants these, however many the largest were.
    this.members = this.row(`series ${name}`, () => ticks((names) => this.change((spec) => ({ ...spec, top: undefined, select: { ...without(spec), [name]: names } }))));
    this.members.sync(label, members.map((one) => ({ name: one.name, label: one.label, also: one.also })), chosen);
  }

  /** Gives the ticked members the colours they are drawn in. @param {any} tip */
  paint(tip) {
    // A bar is known by its name; only lines need their colour.
    const rows = tip?.upright === false ? [] : tip?.rows ?? [];
    this.members?.paint(new Map(rows.map((row) => [row.label, row])));
  }
}
