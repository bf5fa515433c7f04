import type { CountRelation, LinkedCounts } from './relations.ts';

/** Relations as limits: each has a sum of coefficient × cell that is no more than its bound. */
export interface Limits {
  readonly bounds: Float64Array;
  /** The terms of limit `i` stand from `starts[i]` up to, not with, `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly cells: Int32Array;
  readonly coefficients: Float64Array;
  /** The limits about a cell, in the same way. */
  readonly aboutStarts: Int32Array;
  readonly about: Int32Array;
}

// a coordinator checks a thousand releases against the same relations
const known = new WeakMap<LinkedCounts, Limits>();

/** The limits of some relations in plain rows of numbers, made once for each object. */
export function limitsOf(linked: LinkedCounts): Limits {
  const made = known.get(linked) ?? makeLimits(linked);
  known.set(linked, made);
  return made;
}

function makeLimits({ addresses, relations }: LinkedCounts): Limits {
  const limits = relations.flatMap(asLimits);
  const size = limits.reduce((sum, { terms }) => sum + terms.length, 0);
  const cells = new Int32Array(size);
  const coefficients = new Float64Array(size);
  const starts = new Int32Array(limits.length + 1);
  const bounds = Float64Array.from(limits, ({ bound }) => bound);
  const byCell: number[][] = addresses.map(() => []);
  let at = 0;
  for (const [i, { terms }] of limits.entries()) {
    for (const [cell, coefficient] of terms) {
      cells[at] = cell;
      coefficients[at] = coefficient;
      byCell[cell]?.push(i);
      at += 1;
    }
    starts[i + 1] = at;
  }
  const aboutStarts = new Int32Array(byCell.length + 1);
  for (const [cell, its] of byCell.entries()) {
    aboutStarts[cell + 1] = (aboutStarts[cell] ?? 0) + its.length;
  }
  return {
    bounds,
    starts,
    cells,
    coefficients,
    aboutStarts,
    about: Int32Array.from(byCell.flat()),
  };
}

type Limit = Pick<CountRelation, 'terms' | 'bound'>;

function asLimits({ terms, sense, bound }: CountRelation): Limit[] {
  const turned = terms.map(([cell, coefficient]) => [cell, -coefficient] as const);
  return sense === '='
    ? [
        { terms, bound },
        { terms: turned, bound: -bound },
      ]
    : [{ terms, bound }];
}
