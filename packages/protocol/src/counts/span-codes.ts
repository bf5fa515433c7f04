import { CODE_VERSION, type CodeList, codeList, type ListName } from '../codes/code-list.ts';
import { validityOf } from '../codes/validity.ts';
import { spanMonths } from './spans.ts';
import { DIMENSIONS, type Dimension, type DimensionName } from './tables.ts';

/**
 * The code lists of one version.
 * @example const count = (lists: Lists) => lists('ground').codes.length;
 */
export type Lists = (name: ListName) => Pick<CodeList, 'valid_from' | 'valid_to' | 'codes'>;

/**
 * Finds the code lists of a version; undefined for a version that is not known here.
 * @example const find: FindLists = (version) => publishedLists(version);
 */
export type FindLists = (version: string) => Lists | undefined;

/**
 * The versions that this package carries.
 * @example publishedLists('1999.1'); // undefined
 */
export const publishedLists: FindLists = (version) =>
  version === CODE_VERSION ? codeList : undefined;

/**
 * A code of a dimension that has a cell in a span.
 * @example const code: SpanCode = { code: 'ORIGIN_ROMA', parent: 'ORIGIN' };
 */
export interface SpanCode {
  readonly code: string;
  /** The nearest broader code that has a cell too. */
  readonly parent?: string;
}

/**
 * The codes of a dimension in a span.
 * @example const has = (codes: SpanCodes, code: string) => codes.cells.has(code);
 */
export interface SpanCodes {
  readonly codes: readonly SpanCode[];
  /** The same, by name. */
  readonly cells: ReadonlySet<string>;
  /** Every code that a case can carry, with a cell here or not. */
  readonly carried: ReadonlySet<string>;
  /** The nearest codes with a cell above those without; undefined: cases that have no cell here. */
  readonly lostUnder: ReadonlySet<string | undefined>;
}

/**
 * The codes of a dimension that have a cell in a span: those that could be chosen on some day of
 * it. So a code that ended keeps its cell in every span that began before. A case that carries
 * it later, or was given a newer one afterwards, counts under the broader code or in the margin.
 * @param period - of the span, such as `2026-07` or `2025-Q4..2026-Q3`
 * @throws RangeError for what is no period
 * @example spanCodes('ground', '2026-07', codeList).codes.map(({ code }) => code);
 */
export function spanCodes(name: DimensionName, period: string, lists: Lists): SpanCodes {
  const { lists: names = [], codes = [] }: Dimension = DIMENSIONS[name];
  const rows = [
    ...names.flatMap((list) => rowsOf(lists(list), period)),
    ...codes.map((code) => ({ code, parent: undefined, declared: true })),
  ];
  const parents = new Map(rows.map(({ code, parent }) => [code, parent]));
  const declared = new Set(rows.filter((row) => row.declared).map(({ code }) => code));
  const nearest = (code: string): string | undefined => {
    const parent = parents.get(code);
    return parent === undefined || declared.has(parent) ? parent : nearest(parent);
  };
  return {
    codes: [...declared].map((code) => {
      const parent = nearest(code);
      return parent === undefined ? { code } : { code, parent };
    }),
    cells: declared,
    carried: new Set(parents.keys()),
    lostUnder: new Set(rows.filter((row) => !row.declared).map(({ code }) => nearest(code))),
  };
}

function rowsOf(list: ReturnType<Lists>, period: string) {
  const months = spanMonths(period);
  if (months === undefined) throw new RangeError('Not the period of a span');
  return list.codes.map((it) => {
    const { until } = validityOf(list, it);
    // the first day of a whole list is no hindrance; no month has a day after its 31st
    const begun = it.valid_from === undefined || it.valid_from <= `${months.last}-31`;
    const declared = begun && (until === null || until >= `${months.first}-01`);
    return { code: it.code, parent: it.parent, declared };
  });
}
