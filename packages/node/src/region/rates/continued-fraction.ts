const TINY = 1e-300;
const MOST_TERMS = 1_000_000;
const apartFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** The nth partial numerator and denominator, n = 1, 2, … */
export type Partial = (n: number) => readonly [numerator: number, denominator: number];

/**
 * a₁/(b₁ + a₂/(b₂ + …)) by Lentz's method as Thompson and Barnett (1986) made it safe, to about
 * machine precision.
 */
export function continuedFraction(partial: Partial): number {
  let value = TINY;
  let c = TINY;
  let d = 0;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const [numerator, denominator] = partial(n);
    d = 1 / apartFromZero(denominator + numerator * d);
    c = apartFromZero(denominator + numerator / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) return value;
  }
  return value;
}
