import type { Programme } from '../solver.ts';
import { type Cut, cutOf, type Reach, reachOf } from './cuts.ts';
import { isWide } from './known-tables.ts';
import { pushWhole } from './push-whole.ts';
import type { Place, Scene } from './scene.ts';

/** Far above the solver's tolerance, far below one person. */
const SLACK = 1e-4;

/** A place under attack, with its linear programme. */
export interface Push {
  readonly scene: Scene;
  readonly place: Place;
  readonly programme: Programme;
}

/**
 * Pushes a column up, then down.
 * @returns cuts where even both together do not give what is needed; none when the column is wide
 * or time is over
 */
export function pushOne(push: Push, column: number): Cut[] {
  const { scene, place } = push;
  const { system } = scene;
  const { thresholds, truth } = system;
  const threshold = thresholds[column] ?? 0;
  const up = furthest(push, column, -1);
  if (up === undefined || isWide(system, place.spread, column)) return [];
  const cuts: (Cut | undefined)[] = [];
  if (up.value < threshold - SLACK) {
    const needed = threshold - (truth[column] ?? 0);
    cuts.push(cutOf(system, { column, needed }, [up.reach]));
  }
  const down = furthest(push, column, 1);
  if (down === undefined || isWide(system, place.spread, column)) return [];
  if (up.value - down.value < threshold - SLACK) {
    cuts.push(cutOf(system, { column, needed: threshold }, [up.reach, down.reach]));
  }
  const found = cuts.filter((cut) => cut !== undefined);
  return found.length > 0 ? found : pushWhole(scene, place, { column });
}

interface Furthest {
  readonly value: number;
  readonly reach: Reach;
}

/** The greatest (sign -1) or least (sign 1) value of a column, whole or not. */
function furthest(
  { scene, place, programme }: Push,
  column: number,
  sign: 1 | -1,
): Furthest | undefined {
  const { columns, rowIndices } = place.around;
  const at = place.around.at.get(column) ?? 0;
  programme.setCosts([at], [sign]);
  const solved = programme.solve(scene.left());
  if (solved.ending !== 'optimal') return undefined;
  const prices = new Map<number, number>();
  solved.rowDuals.forEach((price, row) => {
    if (price !== 0) prices.set(rowIndices[row] ?? -1, price);
  });
  const reach = reachOf(scene.system, prices, { column, sign });
  // From a vertex that is not whole, all that does not matter for the next column would stay so.
  if (scene.tables.take(columns, solved.columns, place.spread)) programme.mark();
  else programme.reset();
  programme.setCosts([at], [0]);
  return { value: solved.columns[at] ?? 0, reach };
}
