import type { DeclaredName, MeasureName } from '@nabij/protocol';
import type { CodeLists } from '../../api/codes.ts';
import type { Count } from '../../api/releases.ts';
import { axisCodes } from './axis-codes.ts';
import { countAt } from './count-at.ts';
import { AXES, TABLES } from './declared.ts';
import type { Left } from './read-left.ts';
import { spanMonths } from './span-months.ts';
import { MEASURES } from './table-view.ts';

/** One line of a table over the quarters that left: `code` is empty for a table without codes. */
export interface Asked {
  readonly table: DeclaredName;
  readonly code: string;
  /** A year. */
  readonly since: string;
}

export interface LeftLine {
  readonly measures: readonly MeasureName[];
  readonly rows: readonly { readonly period: string; readonly counts: (Count | undefined)[] }[];
}

/** What was told about one thing, quarter by quarter; measures that never had it are left out. */
export function leftLine(left: readonly Left[], { table, code, since }: Asked): LeftLine {
  const quarters = left.filter(({ period }) => period.slice(0, since.length) >= since);
  const codes = code === '' ? [] : [code];
  const countOf = ({ release }: Left, measure: MeasureName) =>
    countAt(release.counts[measure].quarter?.[table], codes);
  const measures = MEASURES.filter((measure) =>
    quarters.some((one) => countOf(one, measure) !== undefined),
  );
  const rows = quarters.map((one) => ({
    period: one.period,
    counts: measures.map((measure) => countOf(one, measure)),
  }));
  return { measures, rows };
}

/** The codes that a table had in any quarter that left; none for one without codes. */
export function codesThatLeft(
  left: readonly Left[],
  table: DeclaredName,
  lists: CodeLists,
): string[] {
  const [axis] = TABLES[table].axes;
  if (axis === undefined) return [];
  const codes = left.flatMap(({ period }) => {
    const months = spanMonths(period, 'quarter');
    return months === undefined ? [] : axisCodes(AXES[axis], lists, months);
  });
  return [...new Set(codes.map(({ code }) => code))];
}
