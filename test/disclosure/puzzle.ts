import { type Line, linesOf, type Publication, type Sum } from './publication.ts';

/** A publication made small: unknowns that nobody can tell apart are one column. */
export interface Puzzle {
  readonly columns: number;
  readonly lines: readonly Line[];
  /** The hidden numbers, as sums of columns. */
  readonly hidden: readonly { readonly name: string; readonly sum: Sum }[];
}

/** What stands under a zero is zero; kinds of cases that count in the same places are one. */
export function condense(publication: Publication): Puzzle {
  const lines = linesOf(publication);
  const zero = underZeros(lines);
  const columnOf = columnsOf(lines, zero);
  const inColumns = (sum: Sum): Sum => {
    const seen = new Map<number, number>();
    for (const [unknown, times] of sum) {
      const column = columnOf.get(unknown);
      if (column !== undefined) seen.set(column, times);
    }
    return [...seen];
  };
  return {
    columns: new Set(columnOf.values()).size,
    lines: lines.map((line) => ({ ...line, sum: inColumns(line.sum) })),
    hidden: publication.numbers
      .filter(({ value }) => value === null)
      .map(({ name, sum }) => ({ name, sum: inColumns(sum) })),
  };
}

function underZeros(lines: readonly Line[]): Set<number> {
  const zeros = lines.filter(({ sum, most }) => most === 0 && sum.every(([, times]) => times > 0));
  return new Set(zeros.flatMap(({ sum }) => sum.map(([unknown]) => unknown)));
}

/** Column by unknown: the same places in the same lines give the same column. */
function columnsOf(lines: readonly Line[], zero: ReadonlySet<number>): Map<number, number> {
  const places = new Map<number, string>();
  for (const [row, { sum }] of lines.entries()) {
    for (const [unknown, times] of sum) {
      if (zero.has(unknown)) continue;
      places.set(unknown, `${places.get(unknown) ?? ''} ${row}:${times}`);
    }
  }
  const names = [...new Set(places.values())];
  const number = new Map(names.map((name, index) => [name, index]));
  return new Map([...places].map(([unknown, name]) => [unknown, number.get(name) ?? 0]));
}
