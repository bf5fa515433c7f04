import type { DeclaredName, MeasureName } from '@nabij/protocol';
import { KEPT, MEASURES, SPANS, type Span } from './declared.ts';

/** Ways to look at the same figures: all towns together, town by town, or on a map. */
export const VIEWS = ['region', 'towns', 'map'] as const;
export type View = (typeof VIEWS)[number];

/** What is drawn: how many there were, or how many for each 10,000 inhabitants. */
export const SHOWN = ['count', 'rate'] as const;
export type Shown = (typeof SHOWN)[number];

/** What the address of the page holds; each choice that is as usual is left out. */
export interface TrendSearch {
  measure?: MeasureName;
  table?: DeclaredName;
  span?: Span;
  view?: View;
  show?: Shown;
  /** Of a table with two dimensions: the code of the first one. */
  part?: string;
  /** The code that is looked at alone, or with what belongs under it. */
  code?: string;
  /** Of the town that is looked at in full. */
  town?: string;
  period?: string;
}

/** What is asked, with everything filled in that an address may leave out. */
export interface TrendAsk {
  readonly measure: MeasureName;
  readonly table: DeclaredName;
  readonly span: Span;
  readonly view: View;
  readonly show: Shown;
  readonly part: string | undefined;
  readonly code: string | undefined;
  readonly town: string | undefined;
  readonly period: string | undefined;
}

const TABLES = Object.keys(KEPT) as DeclaredName[];
const LONGEST = 255;

/** Reads an address; what it does not know it leaves out. */
export function trendSearch(search: Record<string, unknown>): TrendSearch {
  const found: TrendSearch = {};
  const measure = oneOf(MEASURES, search.measure);
  const table = oneOf(TABLES, search.table);
  const span = oneOf(SPANS, search.span);
  const view = oneOf(VIEWS, search.view);
  const show = oneOf(SHOWN, search.show);
  if (measure) found.measure = measure;
  if (table) found.table = table;
  if (span) found.span = span;
  if (view) found.view = view;
  if (show) found.show = show;
  for (const name of ['part', 'code', 'town', 'period'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '' && value.length <= LONGEST) found[name] = value;
  }
  return found;
}

/** Makes a question of an address: the table decides which measures and spans there are. */
export function askOf(search: TrendSearch): TrendAsk {
  const { table = 'total', view = 'region', show = 'count' } = search;
  const { part, code, town, period } = search;
  const { measures, spans } = KEPT[table];
  return {
    table,
    measure: oneOf(measures, search.measure) ?? measures[0] ?? 'received',
    span: oneOf(spans, search.span) ?? 'quarter',
    view,
    // shades of numbers of people would be a map of where many people live
    show: view === 'map' ? 'rate' : show,
    ...{ part, code, town, period },
  };
}

/** What an address becomes by a choice; what no longer goes with it is left out. */
export function chosen(search: TrendSearch, change: TrendSearch): TrendSearch {
  const next = { ...search, ...change };
  const table = next.table ?? 'total';
  const { measures, spans } = KEPT[table];
  const isKept =
    (change.measure === undefined || measures.includes(change.measure)) &&
    (change.span === undefined || spans.includes(change.span));
  // whoever asks for another measure or span gets it, if need be of all together
  if (!isKept) next.table = 'total';
  if (next.table !== search.table) {
    delete next.part;
    delete next.code;
  }
  if (next.part !== search.part) delete next.code;
  if (next.span !== search.span) delete next.period;
  return next;
}

function oneOf<Value extends string>(allowed: readonly Value[], value: unknown): Value | undefined {
  return allowed.find((candidate) => candidate === value);
}
