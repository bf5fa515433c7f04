import {
  type CountedQuarter,
  type DeclaredName,
  linkedCounts,
  parseAddress,
  type QuarterRelease,
  quarterOfRelease,
  valuesOf,
} from '@nabij/protocol';
import type { Cell, Model } from '../disclosure/model.ts';
import type { ExactCount } from './count-quarter.ts';

/** What is about to leave, beside all that ever left. */
export interface Leaving {
  /** The earlier releases of this point, the earliest first. */
  readonly earlier: readonly QuarterRelease[];
  readonly quarter: CountedQuarter;
  /** Every declared number of the quarter, exactly. */
  readonly exact: ReadonlyMap<string, ExactCount>;
  /** No number from 1 up to this one may be inferred of a hidden cell. */
  readonly threshold: number;
  /** Inhabitants of the towns that the point serves. */
  readonly most: number;
}

/**
 * How much it costs to hide a number of a table, per case that it tells of: what a table says about
 * all cases is worth more than what a product says about a few.
 */
const WORTH: Partial<Record<DeclaredName, number>> = {
  total: 12,
  people: 4,
  subject: 6,
  ground: 4,
  domain: 3,
  ground_domain: 1,
  barrier_level: 1,
  subject_request: 1,
};
const USUAL_WORTH = 2;
/** A month is worth one, a quarter two, and a year, that even a small town can show, three. */
const MONTH = /^\d{4}-\d{2}$/;
const YEAR = /\.\./;

/**
 * All that left a point and what is about to leave, as one system: the cells in the order of their
 * addresses, with the new ones free to be hidden.
 */
export function modelOf(leaving: Leaving): Model & { readonly addresses: readonly string[] } {
  const { earlier, quarter, exact, threshold, most } = leaving;
  const left = new Map(earlier.flatMap((release) => [...valuesOf(release)]));
  const { addresses, relations } = linkedCounts([...earlier.map(quarterOfRelease), quarter]);
  const cells = addresses.map((id): Cell => {
    const shown = left.get(id);
    if (shown !== undefined) {
      return { id, value: shown, state: shown === null ? 'hidden' : 'shown' };
    }
    const count = exact.get(id);
    if (count === undefined) throw new RangeError(`Nothing was counted for ${id}`);
    return { id, ...count, state: 'free', loss: lossOf(id, count.value) };
  });
  return { addresses, cells, relations, threshold, most };
}

/** What is lost when a number is hidden: a zero loses little, as it tells of nobody. */
function lossOf(address: string, value: number): number {
  const { table, period } = parseAddress(address) ?? {};
  if (table === undefined || period === undefined) throw new RangeError('Not an address');
  return (WORTH[table] ?? USUAL_WORTH) * worthOf(period) * (1 + value);
}

function worthOf(period: string): number {
  if (YEAR.test(period)) return 3;
  return MONTH.test(period) ? 1 : 2;
}
