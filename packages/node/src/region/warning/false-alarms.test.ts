import { describe, expect, it } from 'vitest';
import { draw } from './draw.ts';
import { falseAlarms } from './false-alarms.ts';
import { seeded } from './random.ts';

const runs = 400;

describe('falseAlarms', () => {
  // All aim at 1 in 100; the interval of the simulation must not exclude being near it.
  it.each([
    ['exceedance', 4, 20],
    ['exceedance', 7, 50],
    ['ears-c1', 8, 6],
    ['ears-c2', 10, 6],
    ['farrington', 20, 6],
    ['farrington', 20, 30],
  ] as const)('of %s after %d quarters of about %d are near 1 in 100', (method, length, level) => {
    const found = falseAlarms(method, { level, length, seed: 1, runs });
    expect(found?.low).toBeLessThan(0.015);
    expect(found?.high).toBeGreaterThan(0.005);
    expect(found?.rate).toBeLessThan(0.025);
  });

  it('are more of a count that varies more: fewest with farrington and ears', () => {
    const of = { level: 20, seed: 1, runs, dispersion: 2 };
    const naive = falseAlarms('exceedance', { ...of, length: 8 })?.rate ?? 0;
    expect(naive).toBeGreaterThan(0.03);
    expect(falseAlarms('ears-c2', { ...of, length: 10 })?.rate).toBeLessThan(naive);
    expect(falseAlarms('farrington', { ...of, length: 20 })?.rate).toBeLessThan(naive);
  });

  it('come out the same for the same seed, and are none for too short a series', () => {
    const of = { level: 9, length: 6, seed: 3, runs: 50 };
    expect(falseAlarms('exceedance', of)).toEqual(falseAlarms('exceedance', of));
    expect(falseAlarms('farrington', of)).toBeNull();
  });
});

describe('draw', () => {
  it.each([
    [3, 1],
    [3, 2.5],
    [900, 1],
    [900, 4],
  ])('has mean %d and variance by mean %d', (mean, dispersion) => {
    const random = seeded(5);
    const drawn = Array.from({ length: 4000 }, () => draw(random, { mean, dispersion }));
    const found = drawn.reduce((sum, count) => sum + count, 0) / drawn.length;
    const variance = drawn.reduce((sum, count) => sum + (count - found) ** 2, 0) / drawn.length;
    expect(Math.abs(found / mean - 1)).toBeLessThan(0.06);
    expect(Math.abs(variance / found / dispersion - 1)).toBeLessThan(0.1);
  });
});
