/**
 * `<kim-ngach src="trade.csv" lang="vi">`: a chart in an article. Its children are the static twin: they are seen until the
 * first drawing, and for good when anything fails. All elements of a page share one wasm instance and one fetch per file.
 */
import { ChartHost } from './chart/chart-host.js';
import { chartStyle } from './chart/chart-style.js';
import { NAMES, readSpec } from './chart/spec-text.js';
import { el } from './chart/element.js';
import { ask, fetchOnce, first, open, put, start, wanted } from './embed/instance.js';

const own = new CSSStyleSheet();
// `all: initial` stops whatever the article inherits into us: spaced-out letters, huge lines; all but the direction.
own.replaceSync(/* css */ `
:host { display: block; }
.kn { all: initial; color-scheme: inherit; color: CanvasText; direction: ltr; display: block; position: relative; background: #fff; }
.kn:not([data-state=ready]) { height: 0; overflow: hidden; visibility: hidden; }
:host([fit]) .kn { height: 100%; overflow: hidden; }
:host([fit]) .kn-more { display: none; }
.kn-more { margin: 0 clamp(16px, 4%, 32px); font: 12px/18px var(--kn-face, system-ui, sans-serif); color: #5a6571; }
.kn-more summary { cursor: pointer; width: fit-content; padding: 3px 0; }
.kn-where { display: none; overflow-wrap: anywhere; }
@media print { .kn-where { display: block; } }
.kn.kn-dark { background: #14181d; }
:host([house]) .kn { background: none; }
.kn-dark .kn-more, .kn-dark .kn-table { color: #a6b0bb; --kn-paper: #14181d; --kn-hair: #2a313a; }
`);

/** Elements come near before they are worked on. */
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) if (isIntersecting) target.begin();
}, { rootMargin: '200% 0%' });

/** Text that moves a chart must find it even where the chart still waits for its reader. */
function link() {
  if (document.querySelector('a[href^="#kn:"],[data-kn]')) import('./embed/links.js');
}

// Paper shows all of a page: what has its data already is drawn before the sheet is laid out.
addEventListener('beforeprint', () => {
  for (const chart of document.querySelectorAll('kim-ngach')) chart.begin();
});

export class KimNgach extends HTMLElement {
  static observedAttributes = [...NAMES, 'src', 'data', 'lang', 'font'];

  connectedCallback() {
    if (this.shadow) return; // moved within the page: nothing is lost
    this.shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.shadow.adoptedStyleSheets = [chartStyle, own];
    this.place = el('div', { className: 'kn', part: 'chart' });
    this.twin = el('slot');
    this.shadow.replaceChildren(this.twin, this.place);
    this.dataset.state = 'loading';
    near.observe(this);
    link();
  }

  disconnectedCallback() {
    // An element that is only moved comes back before this runs.
    queueMicrotask(() => { if (!this.isConnected) this.end(); });
  }

  attributeChangedCallback(name, before, after) {
    const { work } = this;
    if (before === after || !work) return;
    // What failed from the start may be mended by any of them.
    if (name === 'src' || name === 'data' || (work.failed && !work.host)) { this.end(); this.connectedCallback(); } else if (work.host) {
      // What a script asked for stays, but for what the attribute says.
      this.refresh(work.asked && { ...work.asked, ...readSpec((other) => (other === name ? after : null)) });
    }
  }

  get language() {
    const tag = this.closest('[lang]')?.lang || navigator.language;
    return /^vi\b/i.test(tag) ? 'vi' : 'en';
  }

  /** Reads, draws, and only then takes the twin's place. Called once, when the reader is near. */
  async begin() {
    near.unobserve(this);
    if (this.work) return;
    // Asked here, after a layout: between the drawings of twenty charts each would wait for one of its own.
    const work = (this.work = { wide: this.place.clientWidth });
    // A server may never answer: the reader is told, and what comes after all is drawn.
    const slow = Math.min(Math.max(Number(this.getAttribute('wait')), 0) || 20, 1e6);
    work.wait = setTimeout(() => this.fail({ slow, data: !work.came }), slow * 1000);
    try {
      const src = this.getAttribute('src') ?? '';
      const data = this.getAttribute('data') ?? src;
      const { href, pathname } = new URL(data, this.baseURI);
      if (/^http[^#]+(?<!\.json)$/.test(href)) work.where = href;
      // What is more than a table at an address takes a module of its own.
      const special = /^(#|$)/.test(data) || /\.json([?#]|$)/.test(src) || this.hasAttribute('live');
      const taken = (special ? import('./embed/sources.js').then(({ take }) => take(this, fetchOnce)) : fetchOnce(href))
        .catch((error) => { error.data = true; throw error; });
      taken.then(() => { work.came = true; }, () => {});
      const family = this.getAttribute('font');
      const dressed = family && import('./embed/face.js').then(({ face }) => face(family));
      if (this.hasAttribute('house') || matchMedia('(forced-colors:active),(prefers-contrast:more)').matches) {
        work.worn = await import('./embed/dress.js').then(({ worn }) => worn(this));
      }
      work.spec = this.view(work);
      const [got] = await Promise.all([taken, data && start(first(work.spec)), dressed]);
      if (this.work !== work) return; // taken away meanwhile
      work.data = special ? got : { bytes: got, name: decodeURIComponent(pathname.split('/').pop()) };
      work.spec = this.view(work);
      await open(work, first(work.spec));
      if (this.work === work) this.draw(work);
    } catch (error) {
      if (this.work === work) this.fail(error);
    }
    clearTimeout(work.wait);
  }

  /** The spec of the attributes, over that of a description. */
  view(work) {
    return { ...work.data?.spec, ...readSpec((name) => this.getAttribute(name)), ...work.worn?.spec };
  }

  draw(work) {
    const { language: lang } = this;
    const asked = this.getAttribute('font') || getComputedStyle(this).getPropertyValue('--kim-ngach-font').trim();
    const font = asked ? `${asked}, ${SYSTEM}` : SYSTEM;
    this.place.style.setProperty('--kn-face', font);
    work.words = ask(work, (_, wasm) => wasm.texts(lang));
    work.host = new ChartHost(this.place, {
      call: (question) => {
        try { return ask(work, question); } catch (error) { this.stumble(error); return undefined; }
      },
      words: work.words,
      lang,
      font,
      theme: this.getAttribute('theme') ?? work.spec.theme,
      level: Number(this.getAttribute('level')) || undefined,
      docked: window === parent,
      fit: this.hasAttribute('fit'),
      wide: work.wide,
      dress: work.worn?.dress,
      ondraw: () => this.drawn(),
      onselect: ({ period, head }) => this.tell('select', { period, label: head }),
    });
    work.host.draw();
  }

  /** After every drawing. The first one retires the twin. */
  drawn() {
    const { work, place } = this;
    const { good, put: spec } = work;
    place.classList.toggle('kn-dark', work.host.figure.dataset.dark === 'true');
    work.good = spec;
    if (good) {
      if (good !== spec) {
        this.fillTable();
        this.tell('state', this.getState());
      }
      return;
    }
    this.twin.remove();
    this.wrong?.remove();
    work.failed = undefined;
    work.more = el('details', { className: 'kn-more', part: 'table' }, [el('summary', { part: 'summary', textContent: work.words['embed.table'] })]);
    // The table is made when somebody wants it; twenty charts on a page need not carry twenty tables.
    work.more.addEventListener('toggle', () => this.fillTable());
    // A link is of no use on paper.
    place.append(work.more, el('p', { className: 'kn-more kn-where', textContent: work.where ?? '' }));
    this.dataset.state = 'ready';
    if (work.data.updated) import('./embed/updated.js').then(({ updated }) => updated(this, work));
    link();
    const { title, width, height } = work.host.drawn;
    this.tell('ready', { title, width, height });
  }

  async fillTable() {
    const { work } = this;
    if (!work.more?.open) return;
    const { dataTable } = await import('./chart/data-table.js');
    if (this.work !== work) return;
    const table = this.getData();
    const missing = work.words['embed.missing'];
    if (table) work.more.replaceChildren(work.more.firstChild, dataTable(table, { missing }, this.shadow));
  }

  /** Same data, other view: of the attributes, or this one. */
  refresh(spec) {
    const { work } = this;
    this.wrong?.remove();
    work.failed = work.said = work.late = undefined;
    try {
      work.asked = spec;
      work.spec = spec ?? this.view(work);
      this.apply();
    } catch (error) {
      this.stumble(error);
    }
  }

  /** What this build cannot do a larger one may: the chart moves there and goes on. */
  stumble(error) {
    const { work } = this;
    if (!wanted(error)) this.fail(error);
    else {
      work.late = open(work, error)
        .then(() => {
          if (this.work !== work || !work.host) return;
          this.apply();
          work.host.draw();
        })
        .catch((final) => { if (this.work === work) this.fail(final); });
    }
  }

  apply() {
    const { work, language: lang } = this;
    ask(work, (project) => put(work, project));
    work.words = ask(work, (_, wasm) => wasm.texts(lang));
    work.host.set({ lang, words: work.words, theme: this.getAttribute('theme') ?? work.spec.theme });
    work.host.soon();
  }

  /** @returns {{spec: Record<string, any>, lang: string, period?: number}} */
  getState() {
    return { spec: { ...this.work?.spec }, lang: this.language, period: this.work?.host?.period };
  }

  /** @param {{spec?: Record<string, any>, lang?: string, period?: number | string, series?: number | string}} state */
  setState({ spec, lang, period, series }) {
    const { work } = this;
    if (lang) this.lang = lang;
    if (!work?.host) throw new Error('kim-ngach: not ready');
    let late;
    if (spec) {
      work.quiet = true;
      this.refresh({ ...spec });
      work.host.draw();
      const judge = () => {
        work.quiet = false;
        const problems = work.failed;
        if (problems) throw Object.assign(Error(problems[0]?.text[this.language] ?? problems), { problems });
      };
      // What a small build does not know a larger one judges, or the largest: each on the way up is waited for.
      const climbed = async () => { for (let last; last !== work.late; await last) last = work.late; };
      late = work.late && climbed().then(judge);
      if (!late) judge();
    }
    if (typeof period === 'number') work.host.point(period, series);
    else if ((period ?? series) !== undefined) this.show(period, series);
    return late;
  }

  /** Points at a period or a bar by its words: `2022`, `export`. */
  async show(period, series) {
    (await import('./embed/show.js')).show(this, period, series);
  }

  /** Asks this chart's core. */
  ask(question) {
    return ask(this.work, question);
  }

  /** Takes the pointed figures away. */
  clear() {
    this.work?.host?.clear();
  }

  /** The figures of the chart, as its table shows them. */
  getData() {
    const { work } = this;
    return work?.host && this.ask((project) => project.table(this.language));
  }

  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`kim-ngach:${what}`, { detail, bubbles: true, composed: true }));
  }

  /** The twin stays, or the last good drawing. What there is to say comes with a module of its own, if that comes at all. */
  fail(error) {
    const { work } = this;
    work.failed = error;
    if (!work.good) {
      work.host?.destroy();
      work.host = undefined;
    } else if (work.spec !== work.good) {
      work.spec = work.good;
      work.asked &&= work.good;
      this.apply();
      work.host.draw();
    }
    if (work.quiet) return;
    import('./embed/wrong.js').then(({ wrong }) => wrong(this, work, error, start), () => {
      if (!work.good) this.dataset.state = 'error';
      console.warn('kim-ngach:', error);
    });
  }

  /** Gives everything back, so that a page that adds and removes charts all day stays as small as it was. */
  end() {
    near.unobserve(this);
    clearTimeout(this.work?.wait);
    this.work?.host?.destroy();
    try { this.work?.project?.free(); } catch { /* already gone with a trapped instance */ }
    this.work = undefined;
    this.shadow?.replaceChildren();
    this.shadow = undefined;
    delete this.dataset.state;
  }
}

const SYSTEM = 'system-ui, Segoe UI, Roboto, Noto Sans, sans-serif';

// A page that asks the core itself shares the instance of its charts.
export const core = start;

// Two versions of this file on one page: the first one stays, the second keeps quiet.
if (!customElements.get('kim-ngach')) customElements.define('kim-ngach', KimNgach);
