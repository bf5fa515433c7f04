const MOST_STEPS = 200;
const CLOSE_ENOUGH = 1e-12;

/** A function that grows, with its slope. */
export type Increasing = (x: number) => { value: number; slope: number };

/**
 * Where an increasing function crosses zero between `low` and `high`: Newton's steps, halving the
 * bracket instead whenever a step would leave it, so that it always ends.
 */
export function solveIncreasing(of: Increasing, low: number, high: number): number {
  let [from, to] = [low, high];
  let x = (from + to) / 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { value, slope } = of(x);
    if (value === 0) return x;
    if (value < 0) from = x;
    else to = x;
    const newton = x - value / slope;
    const next = newton > from && newton < to ? newton : (from + to) / 2;
    if (Math.abs(next - x) <= CLOSE_ENOUGH * Math.abs(next)) return next;
    x = next;
  }
  return x;
}
