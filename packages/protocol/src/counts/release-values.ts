import { addressesIn } from './addresses.ts';
import { blocksOf, type CountedQuarter, cellsOf } from './blocks.ts';
import type { Counts, QuarterRelease, Shown } from './release.ts';
import { type FindLists, publishedLists } from './span-codes.ts';

/**
 * The quarter of a release, as the declaration asks for it.
 * @example quarterOfRelease(release).year;
 */
export function quarterOfRelease(release: QuarterRelease): CountedQuarter {
  const { period, codes, counts, previous } = release;
  return { period, codes, year: counts.received.year !== undefined, first: previous === null };
}

/**
 * Every number of a release that was checked, by its address and in the order of the addresses.
 * @example valuesOf(release).get('received/2026-Q3/total')
 */
export function valuesOf(
  release: QuarterRelease,
  find: FindLists = publishedLists,
): Map<string, Shown> {
  return new Map(
    blocksOf(quarterOfRelease(release), find).flatMap((block) => {
      const path = [block.measure, block.span, block.table];
      const addresses = addressesIn(block);
      return cellsOf(block).map((codes, i): [string, Shown] => [
        addresses[i] ?? '',
        numberAt(release.counts, [...path, ...codes]),
      ]);
    }),
  );
}

/** The same numbers without their addresses, which takes a third of the time. */
export function numbersOf(release: QuarterRelease, find: FindLists = publishedLists): Shown[] {
  return blocksOf(quarterOfRelease(release), find).flatMap(({ measure, span, table, axes }) => {
    const [rows, columns] = axes;
    const path = [measure, span, table];
    if (rows === undefined) return [numberAt(release.counts, path)];
    return rows.codes.flatMap(({ code }) =>
      columns
        ? columns.codes.map((it) => numberAt(release.counts, [...path, code, it.code]))
        : [numberAt(release.counts, [...path, code])],
    );
  });
}

function numberAt(counts: Counts, path: readonly string[]): Shown {
  let at: Shown | Counts | undefined = counts;
  for (const name of path) {
    if (at === null) return null;
    at = typeof at === 'object' ? at[name] : undefined;
  }
  if (typeof at === 'number' || at === null) return at;
  throw new RangeError('The release has not its declared form');
}
