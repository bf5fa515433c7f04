import { openProgramme, type Programme, type Solver } from '../solver.ts';
import type { Part } from './parts.ts';
import { pushNear, rowsOf } from './push-near.ts';
import { pushTogether } from './push-together.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

/** What is asked of a part, and when asking must end. */
export interface Question {
  /** By cell of the model. */
  readonly thresholds: Float64Array;
  /** Seconds that are left. */
  left(): number;
}

/** One unknown after all was tried. */
export type Verdict =
  | { readonly verdict: 'wide' }
  /** Nothing outside low to high agrees with what is shown. */
  | { readonly verdict: 'narrow'; readonly low: number; readonly high: number }
  | { readonly verdict: 'unsettled' };

const WIDE: Verdict = { verdict: 'wide' };
const UNSETTLED: Verdict = { verdict: 'unsettled' };

/** Far above the solver's own tolerance, far below one person. */
const ROUNDING = 1e-4;

interface Search {
  readonly solver: Solver;
  readonly part: Part;
  /** By column. */
  readonly thresholds: Float64Array;
  left(): number;
  readonly witnesses: Witnesses;
  readonly programme: Programme;
}

/** Settles every unknown of a part; in the order of its columns. */
export function settle(solver: Solver, part: Part, question: Question): Verdict[] {
  const thresholds = Float64Array.from(part.cells, (cell) => question.thresholds[cell] ?? 0);
  const byBounds = part.cells.map((_, column) => boundVerdict(part, column, thresholds));
  if (byBounds.every((verdict) => verdict !== undefined)) return byBounds;
  const witnesses = witnessesOf(part, thresholds);
  const open = () =>
    part.cells.flatMap((_, column) =>
      byBounds[column] === undefined && !witnesses.settles(column) ? [column] : [],
    );
  const pushing = { part, witnesses, open, thresholds, left: question.left };
  pushTogether(solver, pushing);
  const rows = rowsOf(pushing);
  for (const column of open()) pushNear(solver, pushing, { column, rows });
  if (open().length === 0) return byBounds.map((verdict) => verdict ?? WIDE);
  const programme = openProgramme(solver, part);
  const search = { solver, part, thresholds, left: question.left, witnesses, programme };
  try {
    return byBounds.map((verdict, column) => verdict ?? settleOne(search, column));
  } finally {
    programme.dispose();
  }
}

/** What the bounds alone say: too narrow, or wide when no row binds the cell. */
function boundVerdict(part: Part, column: number, thresholds: Float64Array): Verdict | undefined {
  const threshold = thresholds[column] ?? 0;
  const [low, high] = [part.low[column] ?? 0, part.high[column] ?? 0];
  if (high - low < threshold || high < threshold) return { verdict: 'narrow', low, high };
  return part.rows.length === 0 ? WIDE : undefined;
}

function settleOne(search: Search, column: number): Verdict {
  const { witnesses } = search;
  const threshold = search.thresholds[column] ?? 0;
  if (witnesses.settles(column)) return WIDE;
  const highest = push(search, column, -1);
  if (witnesses.settles(column)) return WIDE;
  const lowest = highest === undefined ? undefined : push(search, column, 1);
  if (witnesses.settles(column)) return WIDE;
  if (highest === undefined || lowest === undefined) return UNSETTLED;
  const [low, high] = [Math.ceil(lowest - ROUNDING), Math.floor(highest + ROUNDING)];
  if (high - low < threshold || high < threshold) {
    return { verdict: 'narrow', low, high };
  }
  return settleWhole(search, column);
}

/** The least (sign 1) or greatest (sign -1) value of a column, whole or not. */
function push(search: Search, column: number, sign: 1 | -1): number | undefined {
  const { programme, witnesses } = search;
  programme.setCosts([column], [sign]);
  const solved = programme.solve(search.left());
  if (solved.ending !== 'optimal') return undefined;
  if (witnesses.take(solved.columns)) programme.mark();
  // A vertex that is not whole would stay so in all that does not matter for the next cell.
  else programme.reset();
  programme.setCosts([column], [0]);
  return sign * solved.value;
}

/** Where the linear range is wide enough but no whole table was met: whole numbers only. */
function settleWhole(search: Search, column: number): Verdict {
  const { solver, part, witnesses } = search;
  const programme = openProgramme(solver, { ...part, whole: true });
  try {
    const found: number[] = [];
    for (const sign of [-1, 1] as const) {
      programme.setCosts([column], [sign]);
      const solved = programme.solve(search.left());
      if (solved.ending !== 'optimal' || !witnesses.take(solved.columns)) return UNSETTLED;
      if (witnesses.settles(column)) return WIDE;
      found.push(Math.round(sign * solved.value));
    }
    const [high = 0, low = 0] = found;
    return { verdict: 'narrow', low, high };
  } finally {
    programme.dispose();
  }
}
