const WORD = 2 ** 32;
const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by));

/** Numbers from 0 up to but not 1. */
export type Random = () => number;

/**
 * The generator xoshiro128** 1.1 of Blackman and Vigna (2021, "Scrambled linear pseudorandom
 * number generators"), 32 bits a step: for simulations that must come out the same each time.
 * The platform has none that takes a seed. Not for secrets.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

/** Random numbers of a seed, stretched to a state by a Weyl sequence and MurmurHash3's finaliser. */
export function seeded(seed: number): Random {
  let counter = seed | 0;
  const stretch = () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  const next = xoshiro128([stretch(), stretch(), stretch(), stretch()]);
  return () => next() / WORD;
}
