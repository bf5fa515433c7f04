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
  /** No number from 1 up to this one may be inferred of a hidden cell. */
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
  const left = new Map(earlier.flatMap((release) => [...valuesOf(release)]));
  const { addresses, relations } = linkedCounts([...earlier.map(quarterOfRelease), quarter]);
  const cells = addresses.map((id): Cell => {
    const shown = left.get(id);
    if (shown !== undefined) {
      return { id, value: shown, state: shown === null ? 'hidden' : 'shown' };
    }
    const count = exact.get(id);
    if (count === undefined) throw new RangeError(`Nothing was counted for ${id}`);
    return { id, ...count, state: 'free', loss: lossOf(id, count.value, secret) };
  });
  return { addresses, cells, relations, threshold, most };
}
