import type { DeclaredName, MeasureName, SpanName } from '@nabij/protocol';
import type { CodeLists } from '../../api/codes.ts';
import type { ReleaseContent, TableCounts } from '../../api/releases.ts';
import { axisCodes } from './axis-codes.ts';
import { countsIn } from './count-at.ts';
import { AXES, TABLES } from './declared.ts';
import { spanMonths } from './span-months.ts';

/** One table of a release, with where it stands. */
interface Placed {
  readonly period: string;
  readonly measure: MeasureName;
  readonly span: SpanName;
  readonly table: DeclaredName;
  readonly counts: TableCounts;
}

/**
 * How many counts a release has, and how many of them stay hidden. A table that is hidden as a whole
 * does not say how many it has: the code lists do.
 */
export function countHidden(
  release: ReleaseContent,
  lists: CodeLists,
): { cells: number; hidden: number } {
  const sums = { cells: 0, hidden: 0 };
  for (const placed of tablesOf(release)) {
    if (placed.counts === null) {
      const size = cellsOf(placed, lists);
      sums.cells += size;
      sums.hidden += size;
    } else {
      const counts = countsIn(placed.counts);
      sums.cells += counts.length;
      sums.hidden += counts.filter((count) => count === null).length;
    }
  }
  return sums;
}

function tablesOf({ period, counts }: ReleaseContent): Placed[] {
  return named(counts).flatMap(([measure, spans]) =>
    named(spans).flatMap(([span, tables]) =>
      named(tables).flatMap(([table, inside]) =>
        inside === undefined ? [] : [{ period, measure, span, table, counts: inside }],
      ),
    ),
  );
}

function cellsOf({ period, measure, span, table }: Placed, lists: CodeLists): number {
  const months = spanMonths(period, span);
  if (months === undefined) return 0;
  const { axes, broad } = TABLES[table];
  const isBroad = broad || measure === 'mass';
  return axes
    .map((axis) => axisCodes(AXES[axis], lists, months))
    .map((codes) => codes.filter(({ depth }) => !isBroad || depth === 0).length)
    .reduce((product, size) => product * size, 1);
}

/** The members of what has names of one kind only. */
function named<Name extends string, Value>(
  record: Readonly<Partial<Record<Name, Value>>>,
): [Name, Value][] {
  return Object.entries(record) as [Name, Value][];
}
