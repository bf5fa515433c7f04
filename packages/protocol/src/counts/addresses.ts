import { type Block, blocksOf, type CountedQuarter, cellsOf } from './blocks.ts';
import { type FindLists, publishedLists } from './span-codes.ts';
import { spanMonths } from './spans.ts';
import { DECLARED, type DeclaredName, MEASURE_NAMES, type MeasureName } from './tables.ts';

/**
 * Where one number stands: each number that can leave a point has exactly one address.
 * @example
 * const at: Address = { measure: 'received', period: '2026-Q3', table: 'ground', codes: ['AGE'] };
 */
export interface Address {
  readonly measure: MeasureName;
  /** Period of the span: `2026-07`, `2026-Q3` or `2025-Q4..2026-Q3`. */
  readonly period: string;
  readonly table: DeclaredName;
  /** One code per dimension of the table. */
  readonly codes: readonly string[];
}

/**
 * Spells an address.
 * @example formatAddress({ measure: 'received', period: '2026-Q3', table: 'ground', codes: ['AGE'] })
 * // 'received/2026-Q3/ground/AGE'
 */
export function formatAddress({ measure, period, table, codes }: Address): string {
  return [measure, period, table, ...codes].join('/');
}

/**
 * Reads an address; undefined for what has not the form of one. Whether the table has the code in
 * that period is told by {@link addressesOf}.
 * @example parseAddress('closed/2026-Q3/total')?.table // 'total'
 */
export function parseAddress(text: string): Address | undefined {
  const [measure, period = '', table, ...codes] = text.split('/');
  if (!isMeasure(measure) || !isTable(table) || spanMonths(period) === undefined) return undefined;
  if (codes.length !== DECLARED[table].dimensions.length || codes.includes('')) return undefined;
  return { measure, period, table, codes };
}

/**
 * Every declared address of a quarter, in a fixed order: measures, spans, tables, codes.
 * @throws RangeError for a version of the code lists that is not known
 * @example addressesOf({ period: '2026-Q3', year: true })[0] // 'received/2026-07/total'
 */
export function addressesOf(quarter: CountedQuarter, find: FindLists = publishedLists): string[] {
  return blocksOf(quarter, find).flatMap(addressesIn);
}

/** The addresses of one table, in order. */
export function addressesIn(block: Block): string[] {
  return cellsOf(block).map((codes) => addressIn(block, codes));
}

/** The address of one cell of a table. */
export function addressIn({ path }: Block, codes: readonly string[]): string {
  return codes.length === 0 ? path : `${path}/${codes.join('/')}`;
}

function isMeasure(name: string | undefined): name is MeasureName {
  return MEASURE_NAMES.some((it) => it === name);
}

function isTable(name: string | undefined): name is DeclaredName {
  return name !== undefined && Object.hasOwn(DECLARED, name);
}
