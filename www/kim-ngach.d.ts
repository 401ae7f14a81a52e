/** Types of `kim-ngach.js`, for pages and bundlers that check them. */

/** What a chart shows; every field may be left out. The README of kimngach describes each. */
export interface ChartSpec {
  version?: number;
  type?: string;
  measure?: string;
  /** Members by dimension: `{ flow: ['export'], partner: ['Japan', 'China'] }`. */
  select?: Record<string, string[]>;
  by?: string;
  top?: number;
  indicator?: string;
  /** First and last period: `1995`, `2005-Q1`, `2005-03`. */
  from?: string;
  to?: string;
  title?: string;
  subtitle?: string;
  note?: string;
  source?: string;
  lang?: 'vi' | 'en';
  /** `auto`, the default: as the page's `color-scheme` has it where the chart stands; a page that declares none is light. */
  theme?: 'auto' | 'light' | 'dark' | 'contrast' | 'print';
  [further: string]: unknown;
}

export interface ChartState {
  spec: ChartSpec;
  lang: 'vi' | 'en';
  /** Place of the period that is pointed at, in the chart's order. */
  period?: number;
}

export interface ChartTable {
  caption: string;
  head: string[];
  rows: { cells: string[] }[];
  note?: string;
}

export interface Problem {
  severity: 'note' | 'warning' | 'error';
  code: string;
  row?: number;
  column?: number;
  text: { vi: string; en: string };
}

/**
 * `<kim-ngach src="trade.csv" lang="vi">`. Attributes: `src` (a table, or a description that ends in `.json`), `data` (a table, or
 * `#id` of an element of the page that holds one), `type`, `measure`, `by`, `indicator`, `select`, `from`, `to`, `top`, `heading`,
 * `subtitle`, `note`, `source`, `theme`, `lang`, `font`, `level`, `spec` (JSON), `version`, `fit`, `live`, `wait` (seconds until it says that the data do not come; 20), `house` (the address of a newsroom's dress, JSON).
 * Parts to style: `chart`, `table`, `summary`.
 */
export class KimNgach extends HTMLElement {
  getState(): ChartState;
  /**
   * Throws while the chart is not ready, and an Error with `problems` when the state cannot be drawn; the chart then stays as it was.
   * What only a larger build can judge (most wrong states, and types that the chart has not had yet) has to be fetched: then a promise
   * is given back, which fails with that error. `await` takes both.
   */
  setState(state: Partial<Omit<ChartState, 'period'>> & { period?: number | string; series?: number | string }): Promise<void> | undefined;
  /** The figures as the chart's table shows them; undefined before the first drawing. */
  getData(): ChartTable | undefined;
  /** Points at a period or a bar by its words: `show('2022', 'export')`. */
  show(period?: string | number, series?: string | number): Promise<void>;
  /** Takes the pointed figures away. */
  clear(): void;
}

/** The core that this page's charts share, for pages that ask it themselves. Its shape is no promise: it may change with any release. */
export const core: (build: string) => Promise<unknown>;

export interface KimNgachEvents {
  'kim-ngach:ready': CustomEvent<{ title: string; width: number; height: number }>;
  'kim-ngach:error': CustomEvent<{ message: string; problems?: Problem[] }>;
  'kim-ngach:select': CustomEvent<{ period: number; label: string }>;
  'kim-ngach:state': CustomEvent<ChartState>;
}

declare global {
  interface HTMLElementTagNameMap { 'kim-ngach': KimNgach }
  interface HTMLElementEventMap extends KimNgachEvents {}
  interface DocumentEventMap extends KimNgachEvents {}
  interface WindowEventMap extends KimNgachEvents {}
}
