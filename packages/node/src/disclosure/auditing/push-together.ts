import { openProgramme, type Programme, type Row, type Solver } from '../solver.ts';
import type { Part } from './parts.ts';
import type { Witnesses } from './witnesses.ts';

/** Cells of a part that are not settled, and the tables found so far. */
export interface Pushing {
  readonly part: Part;
  readonly witnesses: Witnesses;
  /** By column. */
  readonly thresholds: Float64Array;
  /** Columns that are not settled. */
  open(): number[];
  /** Seconds that are left. */
  left(): number;
}

/** Below this share of cells settled by one more table, cells are looked at one by one. */
const WORTH = 0.02;
/** From so many cells on, looking at them one by one takes longer than whole tables. */
const MANY = 200;
/** Rounds that may fail before that. */
const PATIENCE = 2;
/** How much less than the most a whole table may gain: the last bit takes the solver long. */
const GAP = 0.3;

/**
 * Settles many cells by each table: half of the open cells are pushed up, but no further than each
 * needs, so that one does not take what others could have; the other half down. Each cell has a
 * second column for this, which follows it upwards as far as it needs.
 */
export function pushTogether(solver: Solver, pushing: Pushing): void {
  const start = pushing.open();
  if (start.length < 2) return;
  const { part } = pushing;
  const shift = part.cells.length;
  const follows = start.map(
    (column, at): Row => ({
      columns: [column, shift + at],
      coefficients: [-1, 1],
      low: Number.NEGATIVE_INFINITY,
      high: 0,
    }),
  );
  const nothing = new Float64Array(start.length);
  const shape = {
    low: [...part.low, ...nothing],
    high: [...part.high, ...nothing],
    rows: [...part.rows, ...follows],
  };
  const linear = openProgramme(solver, shape);
  let whole: Programme | undefined;
  try {
    rounds(pushing, start, (push) => {
      if (ask(pushing, linear, push)) return;
      if (start.length < MANY && pushing.witnesses.latest() !== undefined) return;
      // A table of fractions proves nothing: a whole one nearly as good settles hundreds at once.
      whole ??= openProgramme(solver, { ...shape, whole: true, gap: GAP });
      ask(pushing, whole, push);
    });
  } finally {
    linear.dispose();
    whole?.dispose();
  }
}

/** Bounds and costs of one round. */
interface Push {
  readonly start: readonly number[];
  readonly followers: readonly number[];
  readonly caps: readonly number[];
  /** Costs of the columns themselves, and of those that follow. */
  readonly costs: readonly [own: readonly number[], following: readonly number[]];
}

function rounds(pushing: Pushing, start: readonly number[], settle: (push: Push) => void): void {
  const shift = pushing.part.cells.length;
  const followers = start.map((_, at) => shift + at);
  let open = pushing.open();
  let wasted = 0;
  for (let round = 0; open.length > 1 && wasted <= PATIENCE && pushing.left() > 0; round++) {
    const isOpen = new Set(open);
    const up = start.map((column) => isOpen.has(column) && goesUp(round, column));
    const caps = start.map((column, at) => (up[at] ? capOf(pushing, column) : 0));
    const own = start.map((column, at) => (isOpen.has(column) && !up[at] ? 1 : 0));
    const following = up.map((it) => (it ? -1 : 0));
    settle({ start, followers, caps, costs: [own, following] });
    const left = pushing.open();
    wasted = open.length - left.length < open.length * WORTH ? wasted + 1 : 0;
    open = left;
  }
}

/** Seconds for one table: where it takes longer, cells are looked at one by one. */
const FOR_ONE_TABLE = 60;

/** Whether the answer is a table that counts. */
function ask(pushing: Pushing, programme: Programme, push: Push): boolean {
  const { start, followers, caps, costs } = push;
  const shift = pushing.part.cells.length;
  programme.setBounds(
    followers,
    caps.map(() => 0),
    caps,
  );
  programme.setCosts(start, costs[0]);
  programme.setCosts(followers, costs[1]);
  const solved = programme.solve(Math.min(pushing.left(), FOR_ONE_TABLE));
  if (solved.ending !== 'optimal') return false;
  return pushing.witnesses.take(solved.columns.subarray(0, shift));
}

/** The value at which a cell is settled, as far as is known. */
export function capOf({ part, witnesses, thresholds }: Pushing, column: number): number {
  const threshold = thresholds[column] ?? 0;
  const low = Math.min(witnesses.low(column), part.high[column] ?? 0);
  return Math.max(threshold, Math.max(low, part.low[column] ?? 0) + threshold);
}

/** First all up, then all down, then by a fixed scatter of the column and the round. */
function goesUp(round: number, column: number): boolean {
  if (round < 2) return round === 0;
  const mixed = Math.imul(column + 1, 0x9e3779b1) ^ Math.imul(round >> 1, 0x85ebca6b);
  const bit = (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 28) & 1;
  // Every second round the other way round, so that each cell goes both ways.
  return bit === (round & 1);
}
