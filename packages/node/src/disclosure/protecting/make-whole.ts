import { openProgramme, type Shape, type Solver } from '../solver.ts';
import { nearby, type RowsOf, rowsAround, within } from './near.ts';

/** How many columns around the fractions may change: few first, because few are mostly enough. */
const REACHES = [100, 400, 1600];
/** A whole table need not be the best one: nearly as good comes much sooner. */
const GAP = 0.3;
/** What the solver's tolerance can make of a whole number. */
const NOISE = 1e-6;

/**
 * Makes a solution whole by changing it around its fractions only: fractions come from the few rows
 * that say "somebody", so that a programme of some hundred columns does for thousands.
 * @returns undefined where that fails: there may still be a whole solution further away
 */
export function madeWhole(
  solver: Solver,
  shape: Shape & { readonly rowsOf: RowsOf },
  { solution, seconds }: { solution: Float64Array; seconds: number },
): Float64Array | undefined {
  const table = solution.map(Math.round);
  const broken = [...solution.keys()].filter(
    (at) => Math.abs((solution[at] ?? 0) - (table[at] ?? 0)) > NOISE,
  );
  if (broken.length === 0) return table;
  for (const reach of REACHES) {
    const columns = nearby(shape, broken, { reach: broken.length + reach });
    const made = changedAmong(solver, shape, { columns, table, seconds });
    if (made !== undefined) return made;
  }
  return undefined;
}

/** The table with whole numbers in some columns that agree with the others. */
function changedAmong(
  solver: Solver,
  shape: Shape & { readonly rowsOf: RowsOf },
  { columns, table, seconds }: { columns: number[]; table: Float64Array; seconds: number },
): Float64Array | undefined {
  const place = new Map(columns.map((column, at) => [column, at]));
  const of = (list: ArrayLike<number> | undefined) => columns.map((at) => list?.[at] ?? 0);
  const programme = openProgramme(solver, {
    low: of(shape.low),
    high: of(shape.high),
    cost: of(shape.cost),
    rows: rowsAround(shape, columns).flatMap((index) => {
      const row = shape.rows[index];
      return row === undefined ? [] : [within(row, place, table)];
    }),
    whole: true,
    gap: GAP,
  });
  try {
    const solved = programme.solve(seconds);
    if (solved.ending !== 'optimal') return undefined;
    const made = table.slice();
    columns.forEach((column, at) => {
      made[column] = Math.round(solved.columns[at] ?? 0);
    });
    return made;
  } finally {
    programme.dispose();
  }
}
