/** Chance that gives the same again for the same seed. */
export interface Chance {
  /** A number from 0 up to 1. */
  next(): number;
  /** A number from `low` up to `high`. */
  between(low: number, high: number): number;
  /** True in this share of cases, 0 to 1. */
  often(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

export function seededChance(seed: string): Chance {
  let state = hash(seed);
  const next = (): number => {
    // mulberry32, a small generator in the public domain
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    often: (share) => next() < share,
    pick: (list) => at(list, Math.floor(next() * list.length)),
  };
}

/** One of the entries, each as likely as its weight says. */
export function pickWeighted<T>(
  chance: Chance,
  entries: readonly { readonly value: T; readonly weight: number }[],
): T {
  const sum = entries.reduce((total, entry) => total + entry.weight, 0);
  let rest = chance.next() * sum;
  const index = entries.findIndex((entry) => {
    rest -= entry.weight;
    return rest < 0;
  });
  return at(entries, index === -1 ? entries.length - 1 : index).value;
}

function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('Nothing to choose from');
  return list[index] as T;
}

/** FNV-1a. */
function hash(text: string): number {
  return [...text].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
}
