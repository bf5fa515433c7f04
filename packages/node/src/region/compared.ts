import type { TrendQuestion } from './question.ts';
import type { Bounds } from './rates/bounds.ts';
import {
  type Basis,
  FEWEST_TO_COMPARE,
  type NotComparable,
  notComparable,
} from './rates/comparable.ts';
import { type Rate, rate } from './rates/rate.ts';
import type { SpanPeriod } from './span-periods.ts';
import type { Ways } from './trend-store.ts';

/** What one number means: what it can be, its rate, and whether it compares. */
export interface Meaning {
  readonly bounds: Bounds;
  /** Per 10,000 inhabitants in the period; null where their number is not known. */
  readonly rate: Rate | null;
  /** Why it must not be set beside the period before, of a rolling year beside the year before. */
  readonly notComparable: NotComparable[];
}

/** What a whole period rests on. */
export interface Ground {
  readonly toldTowns: number;
  readonly silentTowns: number;
  readonly population: number | null;
}

/** A number with the period that it is of. */
export interface Dated {
  readonly at: SpanPeriod;
  readonly ground: Ground;
  readonly bounds: Bounds;
}

/** Tells what numbers of one question mean; of numbers that are alike, with the same object. */
export function meaningOf(
  { measure, table, span, code }: TrendQuestion,
  ways: readonly Ways[],
): (one: Dated, before: Dated | undefined) => Meaning {
  const byQuarter = new Map(ways.map((it) => [it.period, it]));
  const basis = ({ at, ground, bounds }: Dated): Basis => {
    const its = at.quarters.flatMap((quarter) => byQuarter.get(quarter) ?? []);
    return {
      measure: [measure, table, code].join('/'),
      span,
      codes: its.flatMap(({ codes }) => codes),
      thresholds: its.flatMap(({ thresholds }) => thresholds),
      silentQuarters: ground.silentTowns,
      population: ground.population,
      count: bounds,
    };
  };
  // hundreds of cells are alike, and an interval takes longer than all else of a cell
  const rates = new Map<string, Rate | null>();
  const reasons = new Map<string, NotComparable[]>();
  const meanings = new Map<string, Meaning>();
  return (one, before) => {
    const [number, pair] = [numberOf(one), before ? `${restOf(before)} ${restOf(one)}` : ''];
    return onceFor(meanings, `${number}, ${pair}`, () => ({
      bounds: one.bounds,
      rate: onceFor(rates, number, () =>
        one.ground.population ? rate(one.bounds, one.ground.population) : null,
      ),
      notComparable: before
        ? onceFor(reasons, pair, () => notComparable(basis(before), basis(one)))
        : [],
    }));
  };
}

function onceFor<Value>(made: Map<string, Value>, key: string, make: () => Value): Value {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}

function numberOf({ bounds: { low, high }, ground }: Dated): string {
  return `${low} ${high} ${ground.population}`;
}

/** All that two numbers are compared by: of the number itself only whether it is too small. */
function restOf({ at, ground, bounds }: Dated): string {
  const isSmall = bounds.low < FEWEST_TO_COMPARE;
  return `${at.period} ${ground.silentTowns} ${ground.population} ${isSmall}`;
}

/** How many periods ago the one is that a period is set beside. */
export function stepBack(span: TrendQuestion['span']): number {
  return span === 'year' ? 4 : 1;
}
