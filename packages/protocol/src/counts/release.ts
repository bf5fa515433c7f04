import { canonicalize } from '../canonical.ts';
import { digestOf } from '../keys.ts';
import type { Period } from '../period.ts';
import { addressIn } from './addresses.ts';
import { type Block, blocksOf, type CountedQuarter, cellsOf } from './blocks.ts';
import { type FindLists, publishedLists } from './span-codes.ts';
import { hasRollingYear, spanPeriod } from './spans.ts';
import type { MeasureName } from './tables.ts';

/**
 * A number that is shown, or null: hidden. Why it is hidden is never said.
 * @example const hidden: Shown = null;
 */
export type Shown = number | null;

/**
 * Numbers by span, table and code. A table in which every cell is hidden is null.
 * @example const counts: Counts = { quarter: { total: 43, subject: null } };
 */
export type Counts = { readonly [name: string]: Shown | Counts };

/**
 * What a release says of itself, beside its numbers.
 * @example
 * const head: ReleaseHead = { period: '2026-Q3', codes: '2026.1', threshold: 5, previous: null };
 */
export type ReleaseHead = {
  readonly period: Period;
  /** Version of the code lists that its cells are made of. */
  readonly codes: string;
  /** No number from 1 up to this one, itself not included, is ever shown. */
  readonly threshold: number;
  /** Digest of the release before this one, null for the first: see {@link releaseDigest}. */
  readonly previous: string | null;
};

/**
 * The counts of one quarter of one point, made safe to leave: the body of a `release` message.
 * @example const previous = (last: QuarterRelease) => releaseDigest(last);
 */
export type QuarterRelease = ReleaseHead & {
  readonly version: 2;
  readonly counts: Readonly<Record<MeasureName, Counts>>;
};

/**
 * Every declared number of a quarter by its address.
 * @example const values: ReleaseValues = new Map([['received/2026-Q3/total', 43]]);
 */
export type ReleaseValues = ReadonlyMap<string, Shown>;

/**
 * Writes the numbers of a quarter as a release. It has a rolling year when the numbers have one.
 * @throws RangeError when a declared number is missing, or one is not declared
 * @example releaseOf(values, { period: '2026-Q3', codes: CODE_VERSION, threshold: 5, previous })
 */
export function releaseOf(
  values: ReleaseValues,
  head: ReleaseHead,
  find: FindLists = publishedLists,
): QuarterRelease {
  const blocks = blocksOf(quarterOfValues(values, head), find);
  const declared = blocks.reduce((sum, block) => sum + cellsOf(block).length, 0);
  if (values.size !== declared) throw new RangeError('There are numbers that nobody declared');
  const measures = Map.groupBy(blocks, ({ measure }) => measure);
  const countsOf = (measure: MeasureName): Counts => {
    const spans = Map.groupBy(measures.get(measure) ?? [], ({ span }) => span);
    return Object.fromEntries(
      [...spans].map(([span, tables]) => [
        span,
        Object.fromEntries(tables.map((block) => [block.table, tableOf(block, values)])),
      ]),
    );
  };
  const { period, codes, threshold, previous } = head;
  const counts = {
    received: countsOf('received'),
    closed: countsOf('closed'),
    mass: countsOf('mass'),
  };
  return { version: 2, period, codes, threshold, previous, counts };
}

function quarterOfValues(values: ReleaseValues, { period, codes }: ReleaseHead): CountedQuarter {
  const year = hasRollingYear(period) && values.has(`received/${spanPeriod(period, 'year')}/total`);
  return { period, codes, year };
}

function tableOf(block: Block, values: ReleaseValues): Shown | Counts {
  const at = (...codes: string[]): Shown => {
    const value = values.get(addressIn(block, codes));
    if (value === undefined) throw new RangeError('A declared number is missing');
    return value;
  };
  if (cellsOf(block).every((codes) => at(...codes) === null)) return null;
  const [rows, columns] = block.axes;
  if (rows === undefined) return at();
  return Object.fromEntries(
    rows.codes.map(({ code }) => [
      code,
      columns
        ? Object.fromEntries(columns.codes.map((it) => [it.code, at(code, it.code)]))
        : at(code),
    ]),
  );
}

/**
 * The digest by which the next release names this one: SHA-256 of its canonical JSON, base64url.
 * @example releaseOf(values, { ...head, previous: releaseDigest(last) });
 */
export function releaseDigest(release: QuarterRelease): string {
  return digestOf(canonicalize(release));
}
