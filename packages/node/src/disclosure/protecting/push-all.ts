import { openProgramme, type Programme, type Row } from '../solver.ts';
import { isWide } from './known-tables.ts';
import type { Place, Scene } from './scene.ts';

/** As long as one table settles this share of the open columns, they are pushed together. */
const WORTH = 0.05;
/** Rounds that may settle less before that. */
const PATIENCE = 1;
/** A whole table need not be the best one: nearly as good comes much sooner. */
const GAP = 0.3;

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
  const shape = {
    low: [...around.low, ...none],
    high: [...around.high, ...none],
    rows: [...around.rows, ...companions],
  };
  const linear = openProgramme(scene.solver, shape);
  let whole: Programme | undefined;
  try {
    let [left, wasted] = [open.length, 0];
    for (let round = 0; left > 1 && wasted <= PATIENCE && scene.left() > 0; round++) {
      if (!pushHalf({ scene, place, programme: linear, open }, round)) {
        whole ??= openProgramme(scene.solver, { ...shape, whole: true, gap: GAP });
        pushHalf({ scene, place, programme: whole, open }, round);
      }
      const now = openIn(scene, place).length;
      wasted = left - now < left * WORTH ? wasted + 1 : 0;
      left = now;
    }
  } finally {
    linear.dispose();
    whole?.dispose();
  }
}

/** The columns of a place that are not yet seen to be wide. */
export function openIn({ system }: Scene, { around, spread }: Place): number[] {
  return around.columns.filter((column) => !isWide(system, spread, column));
}

interface Halves {
  readonly scene: Scene;
  readonly place: Place;
  readonly programme: Programme;
  /** Columns with a companion. */
  readonly open: readonly number[];
}

/** Whether the answer is a whole table. */
function pushHalf({ scene, place, programme, open }: Halves, round: number): boolean {
  const { around, spread } = place;
  const { system, tables } = scene;
  const size = around.columns.length;
  const places = open.map((column) => around.at.get(column) ?? 0);
  const way = open.map((column, index) => {
    if (isWide(system, spread, column)) return 0;
    return isUp(round, index) ? 1 : -1;
  });
  const needs = open.map((column, index) =>
    way[index] === 1 ? (spread.low[column] ?? 0) + (system.thresholds[column] ?? 0) : 0,
  );
  const companions = open.map((_, index) => size + index);
  programme.setBounds(
    companions,
    open.map(() => 0),
    needs,
  );
  programme.setCosts(
    companions,
    way.map((it) => (it === 1 ? -1 : 0)),
  );
  programme.setCosts(
    places,
    way.map((it) => (it === -1 ? 1 : 0)),
  );
  const solved = programme.solve(scene.left());
  return solved.ending === 'optimal' && tables.take(around.columns, solved.columns, spread);
}

/** All up, all down, then the halves that bits of the index make, each both ways. */
function isUp(round: number, index: number): boolean {
  if (round < 2) return round === 0;
  return ((index >> (((round >> 1) - 1) % 12)) & 1) === (round & 1);
}
