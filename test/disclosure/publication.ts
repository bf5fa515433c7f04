/** A sum of unknowns: which one, and how many times it counts. */
export type Sum = readonly (readonly [unknown: number, times: number])[];

/** A number that has a place in a table: told, or hidden (null). */
export interface Told {
  readonly name: string;
  readonly sum: Sum;
  readonly value: number | null;
}

/** What everybody knows besides: a sum is from `least` to `most`; without: no bound. */
export interface Fact {
  readonly sum: Sum;
  readonly least?: number;
  readonly most?: number;
}

/**
 * All that reached the public, as somebody reads it who was told nothing else: there are
 * `unknowns` whole numbers from 0 up (how many cases of each kind there were), and everything that
 * was published is a sum of them. No published number can be more than `most`.
 */
export interface Publication {
  readonly unknowns: number;
  readonly numbers: readonly Told[];
  readonly facts: readonly Fact[];
  readonly most: number;
}

/** All that can be inferred about a hidden number. */
export interface Range {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** One line of what the unknowns obey. */
export interface Line {
  readonly sum: Sum;
  readonly least: number;
  readonly most: number;
}

/** Everything in a publication that the unknowns obey, besides being whole and not negative. */
export function linesOf({ numbers, facts, most }: Publication): Line[] {
  const told = numbers.map(({ sum, value }) => ({ sum, least: value ?? 0, most: value ?? most }));
  const known = facts.map((fact) => ({
    sum: fact.sum,
    least: fact.least ?? Number.NEGATIVE_INFINITY,
    most: fact.most ?? Number.POSITIVE_INFINITY,
  }));
  return [...told, ...known];
}

/** Whether a range keeps what is promised of every hidden number. */
export function isWide({ low, high }: Pick<Range, 'low' | 'high'>, threshold: number): boolean {
  return high - low >= threshold && high >= threshold;
}
