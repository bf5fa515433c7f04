import type { FigureCell } from './figure-cells.ts';
import { type Interval, isWide } from './rounded.ts';
import {
  HAS_GROUND,
  MAY_HAVE_GROUND,
  SHARED,
  type YearFlow,
  type YearSide,
  yearFlow,
  yearPeriod,
} from './year-flow.ts';

/**
 * The numbers of a year that have a place on the page, are not shown, and could be inferred more
 * narrowly than promised. All of them when nothing agrees: then nothing is known.
 */
export function tooNarrow(side: YearSide): FigureCell[] {
  const flow = yearFlow(side);
  const hidden = side.cells.filter(({ address }) => side.known(address) === undefined);
  if (flow === undefined) return hidden;
  return hidden.filter((cell) => !isWide(rangeOf(cell, side, flow)));
}

/** Whether one number keeps the promise. */
export function isSafe(cell: FigureCell, side: YearSide): boolean {
  const flow = yearFlow(side);
  return flow !== undefined && isWide(rangeOf(cell, side, flow));
}

function rangeOf(cell: FigureCell, side: YearSide, flow: YearFlow): Interval {
  const { address, table, measure } = cell;
  const nothing = { low: 0, high: 0 };
  if (!SHARED.has(table)) return flow.rangeOf(address) ?? nothing;
  const total = `${measure}/${yearPeriod(side.year)}/total`;
  if (table !== 'ground') return { low: 0, high: flow.rangeOf(total)?.high ?? 0 };
  return { low: leastOfGround(cell, side, flow), high: flow.rangeOf(MAY_HAVE_GROUND)?.high ?? 0 };
}

/** A ground has the cases about discrimination that no other ground can have. */
function leastOfGround(
  { address, isOpen }: FigureCell,
  { cells, known }: YearSide,
  flow: YearFlow,
): number {
  const others = cells.filter((it) => it.table === 'ground' && it.address !== address);
  const ranges = others.map((it) => known(it.address));
  if (isOpen || ranges.includes(undefined)) return 0;
  const taken = ranges.reduce((sum, range) => sum + (range?.high ?? 0), 0);
  return Math.max(0, (flow.rangeOf(HAS_GROUND)?.low ?? 0) - taken);
}
