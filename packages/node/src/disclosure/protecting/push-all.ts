import { openProgramme, type Programme, type Row, type Shape } from '../solver.ts';
import { isWide } from './known-tables.ts';
import { madeWhole } from './make-whole.ts';
import { type RowsOf, rowsOf } from './near.ts';
import type { Place, Scene } from './scene.ts';

/** As long as one table settles this share of the open columns, they are pushed together. */
const WORTH = 0.05;
/** Rounds that may settle less before that. */
const PATIENCE = 1;

/**
 * Settles many hidden columns by each table: one half is drawn up, but each only as far as it
 * needs, so that they share what there is to share; the other half down; then the other way round.
 * Every column that is drawn up has a companion that counts what it gained, up to its need.
 */
export function pushAll(scene: Scene, place: Place): void {
  const { around } = place;
  const open = openIn(scene, place);
  if (open.length < 2) return;
  const size = around.columns.length;
  const companions = open.map((column, index): Row => {
    const at = around.at.get(column) ?? 0;
    return { columns: [at, size + index], coefficients: [1, -1], low: 0, high: Infinity };
  });
  const none = open.map(() => 0);
  const rows = [...around.rows, ...companions];
  const shape = {
    low: [...around.low, ...none],
    high: [...around.high, ...none],
    rows,
    rowsOf: rowsOf(size + open.length, rows),
  };
  const linear = openProgramme(scene.solver, shape);
  try {
    let [left, wasted] = [open.length, 0];
    for (let round = 0; left > 1 && wasted <= PATIENCE && scene.left() > 0; round++) {
      pushHalf({ scene, place, shape, open }, linear, round);
      const now = openIn(scene, place).length;
      wasted = left - now < left * WORTH ? wasted + 1 : 0;
      left = now;
    }
  } finally {
    linear.dispose();
  }
}

/** The columns of a place that are not yet seen to be wide. */
export function openIn({ system }: Scene, { around, spread }: Place): number[] {
  return around.columns.filter((column) => !isWide(system, spread, column));
}

interface Halves {
  readonly scene: Scene;
  readonly place: Place;
  readonly shape: Shape & { readonly rowsOf: RowsOf };
  /** Columns with a companion. */
  readonly open: readonly number[];
}

/** Takes the table that draws one half up and the other half down. */
function pushHalf(halves: Halves, linear: Programme, round: number): boolean {
  const { scene, place, shape } = halves;
  const { high, cost } = boundsOf(halves, round);
  const shift = place.around.columns.length;
  const changed = [...high.keys()];
  linear.setBounds(changed.slice(shift), Array.from(shape.low).slice(shift), high.slice(shift));
  linear.setCosts(changed, cost);
  const solved = linear.solve(scene.left());
  if (solved.ending !== 'optimal') return false;
  const take = (table: Float64Array) =>
    scene.tables.take(place.around.columns, table, place.spread);
  if (take(solved.columns)) return true;
  const given = { solution: solved.columns, seconds: scene.left() };
  const made = madeWhole(scene.solver, { ...shape, high, cost }, given);
  return made !== undefined && take(made);
}

/** How far each column and companion may go in a round, and what that costs. */
function boundsOf({ scene: { system }, place, shape, open }: Halves, round: number) {
  const { around, spread } = place;
  const high = Array.from(shape.high);
  const cost = high.map(() => 0);
  open.forEach((column, index) => {
    if (isWide(system, spread, column)) return;
    const companion = around.columns.length + index;
    if (isUp(round, index)) {
      high[companion] = (spread.low[column] ?? 0) + (system.thresholds[column] ?? 0);
      cost[companion] = -1;
    } else cost[around.at.get(column) ?? 0] = 1;
  });
  return { high, cost };
}

/** All up, all down, then the halves that bits of the index make, each both ways. */
function isUp(round: number, index: number): boolean {
  if (round < 2) return round === 0;
  return ((index >> (((round >> 1) - 1) % 12)) & 1) === (round & 1);
}
