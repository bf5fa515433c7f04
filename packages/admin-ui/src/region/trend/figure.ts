import type { Meaning, NotComparable, Range, RegionCell, TrendTown } from '../../api/region.ts';

/** One number of one period, or why there is none. */
export interface Figure {
  readonly period: string;
  /** `hidden`, `silent` and `not-member` are never zero, and never one another. */
  readonly kind: 'number' | 'hidden' | 'silent' | 'not-member';
  /** What is shown of it: the whole number, or what is not hidden. */
  readonly visible: number;
  /** All that it can be; null where nobody told anything. */
  readonly bounds: Range | null;
  readonly hiddenTowns: number;
  readonly silentTowns: number;
  readonly rate: Meaning['rate'];
  readonly notComparable: readonly NotComparable[];
}

const NOTHING = {
  ...{ visible: 0, bounds: null, hiddenTowns: 0, silentTowns: 0, rate: null },
  notComparable: [],
} as const;

/** The region: towns that show a number are added; what is missing from it is told. */
export function regionFigure(period: string, cell: RegionCell | undefined): Figure {
  if (cell === undefined) return { ...NOTHING, period, kind: 'silent' };
  const { visible, toldTowns, hiddenTowns, silentTowns, bounds, rate, notComparable } = cell;
  if (toldTowns === 0) return { ...NOTHING, period, silentTowns, kind: 'silent' };
  // zero with something hidden is not zero
  const kind = visible === 0 && hiddenTowns > 0 ? 'hidden' : 'number';
  return { period, kind, visible, bounds, hiddenTowns, silentTowns, rate, notComparable };
}

/** One town. */
export function townFigure(period: string, town: TrendTown, code: string): Figure {
  const cells = town.cells[period];
  if (cells === undefined) return { ...NOTHING, period, kind: 'not-member' };
  if (cells === null) return { ...NOTHING, period, silentTowns: 1, kind: 'silent' };
  const count = cells[code] ?? null;
  const meaning = town.meaning?.[period]?.[code];
  const whole: Range = count === null ? { low: 0, high: null } : { low: count, high: count };
  return {
    period,
    kind: count === null ? 'hidden' : 'number',
    visible: count ?? 0,
    bounds: meaning?.bounds ?? whole,
    hiddenTowns: count === null ? 1 : 0,
    silentTowns: 0,
    rate: meaning?.rate ?? null,
    notComparable: meaning?.notComparable ?? [],
  };
}

/** Whether nothing of it is hidden or missing. */
export function isWhole({ kind, hiddenTowns, silentTowns }: Figure): boolean {
  return kind === 'number' && hiddenTowns === 0 && silentTowns === 0;
}
