import type { Highs } from 'highs';
import { isWide, type Line, type Publication, type Range, type Sum } from './publication.ts';
import { condense, type Puzzle } from './puzzle.ts';

type Way = 'Minimize' | 'Maximize';

/** A whole-numbered table that agrees with all that was published. */
type Table = readonly number[];

/** The least and the most that every hidden number can be. */
export function inferRanges(solver: Highs, publication: Publication): Range[] {
  const puzzle = condense(publication);
  return puzzle.hidden.map(({ name, sum }) => ({
    name,
    low: valueIn(sum, solve(solver, puzzle, { way: 'Minimize', sum })),
    high: valueIn(sum, solve(solver, puzzle, { way: 'Maximize', sum })),
  }));
}

/**
 * The hidden numbers that can be inferred more narrowly than promised. Tables that were found on
 * the way count as proof for the other numbers, so that most of these need no search of their own.
 */
export function attack(solver: Highs, publication: Publication, threshold: number): Range[] {
  const puzzle = condense(publication);
  const known: Table[] = [];
  const soFar = (sum: Sum) => {
    const values = known.map((table) => valueIn(sum, table));
    return { low: Math.min(...values), high: Math.max(...values) };
  };
  return puzzle.hidden.flatMap(({ name, sum }) => {
    for (const way of ['Maximize', 'Minimize'] as const) {
      if (known.length > 0 && isWide(soFar(sum), threshold)) return [];
      known.push(solve(solver, puzzle, { way, sum }));
    }
    const range = { name, ...soFar(sum) };
    return isWide(range, threshold) ? [] : [range];
  });
}

function valueIn(sum: Sum, table: Table): number {
  return sum.reduce((all, [column, times]) => all + times * (table[column] ?? 0), 0);
}

interface Goal {
  readonly way: Way;
  readonly sum: Sum;
}

/** As a linear programme first: its best corner is mostly whole already. */
function solve(solver: Highs, puzzle: Puzzle, goal: Goal): Table {
  const corner = run(solver, puzzle, { ...goal, whole: false });
  if (corner.every((value) => Math.abs(value - Math.round(value)) < 1e-6)) {
    return corner.map((value) => Math.round(value));
  }
  return run(solver, puzzle, { ...goal, whole: true }).map((value) => Math.round(value));
}

function run(solver: Highs, puzzle: Puzzle, goal: Goal & { whole: boolean }): number[] {
  const options = { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 };
  const found = solver.solve(programme(puzzle, goal), options);
  // Nothing is left to choose: what is under zeros is zero.
  if (found.Status !== 'Optimal' && found.Status !== 'Empty') {
    throw new Error(`The published numbers do not agree: ${found.Status}`);
  }
  return Array.from({ length: puzzle.columns }, (_, column) => {
    const value: unknown = Reflect.get(found.Columns[`x${column}`] ?? {}, 'Primal');
    return typeof value === 'number' ? value : 0;
  });
}

/** The puzzle in CPLEX LP format. */
function programme(puzzle: Puzzle, goal: Goal & { whole: boolean }): string {
  const names = Array.from({ length: puzzle.columns }, (_, column) => `x${column}`);
  const rows = puzzle.lines.filter(({ sum }) => sum.length > 0).flatMap(rowsOf);
  return [
    goal.way,
    `goal: ${written(goal.sum)}`,
    'Subject To',
    ...rows.map((row, index) => `r${index}: ${row}`),
    ...(goal.whole ? ['General', ...names] : []),
    'End',
  ].join('\n');
}

function rowsOf({ sum, least, most }: Line): string[] {
  if (least === most) return [`${written(sum)} = ${least}`];
  return [
    ...(Number.isFinite(most) ? [`${written(sum)} <= ${most}`] : []),
    ...(Number.isFinite(least) ? [`${written(sum)} >= ${least}`] : []),
  ];
}

function written(sum: Sum): string {
  const terms = sum.map(
    ([column, times]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} x${column}`,
  );
  return terms.join('\n');
}
