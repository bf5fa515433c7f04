import type { Figure } from '../figure.ts';
import { ticksTo } from '../panel-scale.ts';

/** What an area is drawn as. Only a `rate` stands in a class. */
export type AreaKind = 'rate' | 'small' | 'hidden' | 'silent' | 'no-rate' | 'not-member';

/**
 * What a number of a town is on the map.
 * @param fewest smaller numbers are not set beside others, as the node says
 */
export function areaKind(figure: Figure | undefined, fewest: number): AreaKind {
  if (figure === undefined || figure.kind === 'not-member') return 'not-member';
  if (figure.kind !== 'number') return figure.kind;
  if (figure.rate === null) return 'no-rate';
  return figure.visible < fewest ? 'small' : 'rate';
}

/** From a number up to another one, the last included only in the highest class. */
export interface RateClass {
  readonly from: number;
  readonly to: number;
}

/** Classes of equal width between round numbers, that hold every rate. */
export function rateClasses(rates: readonly number[]): RateClass[] {
  const top = Math.max(0, ...rates);
  if (top === 0) return [];
  const ticks = ticksTo(top, false);
  const [first = 0, second = top] = ticks;
  const step = second - first;
  // the highest rate stands in the last class, not on its edge
  const edges = (ticks.at(-1) ?? 0) < top ? [...ticks, (ticks.at(-1) ?? 0) + step] : ticks;
  return edges.slice(1).map((to, i) => ({ from: edges[i] ?? 0, to }));
}

/** In which class a rate stands. */
export function classOf(rate: number, classes: readonly RateClass[]): number {
  const at = classes.findIndex(({ to }) => rate < to);
  return at === -1 ? classes.length - 1 : at;
}
