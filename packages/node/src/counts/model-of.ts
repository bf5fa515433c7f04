import {
  type CountedQuarter,
  linkedCounts,
  type QuarterRelease,
  quarterOfRelease,
  valuesOf,
} from '@nabij/protocol';
import type { Cell, Model } from '../disclosure/model.ts';
import type { ExactCount } from './count-quarter.ts';
import { lossOf } from './losses.ts';

/** What is about to leave, beside all that ever left. */
export interface Leaving {
  /** The earlier releases of this point, the earliest first. */
  readonly earlier: readonly QuarterRelease[];
  readonly quarter: CountedQuarter;
  /** Every declared number of the quarter, exactly. */
  readonly exact: ReadonlyMap<string, ExactCount>;
  /** No number from 1 up to this one may be inferred of a cell that it hides. */
  readonly threshold: number;
  /** Inhabitants of the towns that the point serves. */
  readonly most: number;
  /** Of the point: see `chanceKeyOf`. */
  readonly secret: Uint8Array;
}

/**
 * All that left a point and what is about to leave, as one system: the cells in the order of their
 * addresses, with the new ones free to be hidden.
 */
export function modelOf(leaving: Leaving): Model & { readonly addresses: readonly string[] } {
  const { earlier, quarter, exact, threshold, most, secret } = leaving;
  const left = new Map(earlier.flatMap(cellsThatLeft));
  const { addresses, relations } = linkedCounts([...earlier.map(quarterOfRelease), quarter]);
  const cells = addresses.map((id): Cell => {
    const known = left.get(id);
    if (known !== undefined) return known;
    const count = exact.get(id);
    if (count === undefined) throw new RangeError(`Nothing was counted for ${id}`);
    return { id, ...count, state: 'free', loss: lossOf(id, count.value, secret) };
  });
  return { addresses, cells, relations, threshold, most };
}

/** What left keeps the promise under which it left. */
function cellsThatLeft(release: QuarterRelease): [string, Cell][] {
  const { threshold } = release;
  return Array.from(valuesOf(release), ([id, value]) => [
    id,
    value === null ? { id, value, state: 'hidden', threshold } : { id, value, state: 'shown' },
  ]);
}
