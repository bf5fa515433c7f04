import { openProgramme, type Shape } from '../solver.ts';
import type { Cut } from './cuts.ts';
import { isWide } from './known-tables.ts';
import { nearby, rowsAround, rowsOf, within } from './near.ts';
import type { Place, Scene } from './scene.ts';

/** How many columns around may change at first: a whole table mostly differs in few. */
const REACH = 300;

/**
 * Where a column is wide enough in fractions but no whole table was met: looks among whole tables
 * only, first those that differ near by. If they are too few, one of the shown cells around must be
 * hidden, whichever (a cover cut: hiding less than this pattern around the column cannot make it
 * wider).
 * @param from - columns that changed in the table of fractions
 * @returns no cut when a table was found, or when time is over
 */
export function pushWhole(
  scene: Scene,
  place: Place,
  { column, from = [] }: { column: number; from?: readonly number[] },
): Cut[] {
  const { around, spread } = place;
  const near = nearColumns(place, [column, ...from]);
  if (near.length < around.columns.length) pushAmong(scene, place, { column, among: near });
  if (isWide(scene.system, spread, column)) return [];
  const all = [...around.columns.keys()];
  if (!pushAmong(scene, place, { column, among: all })) return [];
  if (isWide(scene.system, spread, column)) return [];
  return [{ column, terms: new Map(around.border.map((other) => [other, 1])) }];
}

/** Places in the neighbourhood. */
function nearColumns({ around }: Place, columns: readonly number[]): number[] {
  const start = columns.flatMap((column) => around.at.get(column) ?? []);
  const web = { rows: around.rows, rowsOf: rowsOf(around.columns.length, around.rows) };
  return nearby(web, start, { reach: start.length + REACH });
}

interface Among {
  readonly column: number;
  /** Places in the neighbourhood of what may differ from the truth. */
  readonly among: readonly number[];
}

/** Up, then down, no further than is needed. False: nothing is known of how far it can go. */
function pushAmong(scene: Scene, place: Place, { column, among }: Among): boolean {
  const { system, tables, solver } = scene;
  const { around, spread } = place;
  const columns = among.map((at) => around.columns[at] ?? 0);
  const at = columns.indexOf(column);
  const threshold = system.thresholds[column] ?? 0;
  const programme = openProgramme(solver, { ...shapeAmong(scene, place, among), whole: true });
  try {
    for (const sign of [-1, 1]) {
      const [low = 0, high = 0] = [system.low[column], system.high[column]];
      const enough = Math.max(threshold, (spread.low[column] ?? 0) + threshold);
      const few = (spread.high[column] ?? 0) - threshold;
      programme.setBounds(
        [at],
        [sign === 1 ? Math.max(low, few) : low],
        [sign === -1 ? Math.min(high, enough) : high],
      );
      programme.setCosts([at], [sign]);
      const solved = programme.solve(scene.left());
      if (solved.ending !== 'optimal') return false;
      if (!tables.take(columns, solved.columns, spread)) return false;
      if (isWide(system, spread, column)) return true;
    }
    return true;
  } finally {
    programme.dispose();
  }
}

/** The neighbourhood with all that may not differ put in. */
function shapeAmong({ system }: Scene, { around }: Place, among: readonly number[]): Shape {
  if (among.length === around.columns.length) return around;
  const truth = around.columns.map((column) => system.truth[column] ?? 0);
  const place = new Map(among.map((at, index) => [at, index]));
  const web = { rows: around.rows, rowsOf: rowsOf(around.columns.length, around.rows) };
  return {
    low: among.map((at) => around.low[at] ?? 0),
    high: among.map((at) => around.high[at] ?? 0),
    rows: rowsAround(web, among).flatMap((index) => {
      const row = around.rows[index];
      return row === undefined ? [] : [within(row, place, truth)];
    }),
  };
}
