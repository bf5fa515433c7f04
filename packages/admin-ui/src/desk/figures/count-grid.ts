import type { Count, TableCounts } from '../../api/releases.ts';
import type { AxisCode } from './axis-codes.ts';
import { type CodeRow, codeRows, isZero, withOthers } from './code-rows.ts';

/** A table of two dimensions. */
export interface CountGrid {
  readonly columns: readonly string[];
  readonly rows: readonly CodeRow[];
}

/** Lays out a table whose rows have the codes of `down` and whose columns those of `across`. */
export function countGrid(
  cells: { readonly [code: string]: TableCounts },
  down: readonly AxisCode[],
  across: readonly AxisCode[],
): CountGrid {
  const lines = Object.values(cells);
  const columns = withOthers(across, lines)
    .map(({ code }) => code)
    .filter((code) => lines.some((line) => hasCode(line, code)));
  const sideways = columns.map((column) =>
    Object.fromEntries(Object.entries(cells).map(([code, line]) => [code, inLine(line, column)])),
  );
  return { columns, rows: codeRows(down, sideways) };
}

/** Without the rows and the columns that are zero throughout. */
export function foldedGrid({ columns, rows }: CountGrid): CountGrid {
  const kept = columns.map((_, at) => !isZero({ counts: rows.map(({ counts }) => counts[at]) }));
  return {
    columns: columns.filter((_, at) => kept[at]),
    rows: rows
      .filter((row) => !isZero(row))
      .map((row) => ({ ...row, counts: row.counts.filter((_, at) => kept[at]) })),
  };
}

function hasCode(line: TableCounts, code: string): boolean {
  return typeof line === 'object' && line !== null && Object.hasOwn(line, code);
}

function inLine(line: TableCounts, code: string): Count {
  const found = typeof line === 'object' ? line?.[code] : undefined;
  return typeof found === 'number' ? found : null;
}
