import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, exactly } from './bounds.ts';
import { poissonTails } from './gamma.ts';
import { poissonInterval, rate } from './rate.ts';
import { rateRatio } from './rate-ratio.ts';

const bounds = fc
  .tuple(fc.nat(400), fc.nat(60))
  .map(([low, more]): Bounds => ({ low, high: low + more }));
const population = fc.integer({ min: 500, max: 500_000 });

describe('poissonInterval', () => {
  // Garwood 1936; Breslow & Day 1987, table 2.10 has the same for 95 %.
  it.each([
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [2, 0.242, 7.225],
    [3, 0.619, 8.767],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [50, 37.111, 65.919],
    [100, 81.364, 121.627],
  ])('of %d runs from %d to %d', (count, low, high) => {
    const found = poissonInterval(exactly(count));
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it('holds every mean at least as often as it says', () => {
    for (const mean of [0.1, 0.7, 2, 4.2, 9.5, 30]) {
      let holds = 0;
      for (let count = 0; count < 100; count += 1) {
        const { low, high } = poissonInterval(exactly(count));
        if (low > mean || (high ?? 0) < mean) continue;
        holds += poissonTails(count, mean).lower - poissonTails(count - 1, mean).lower;
      }
      expect(holds).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('has no upper end where nothing bounds the count', () => {
    expect(poissonInterval({ low: 0, high: null })).toEqual({ low: 0, high: null });
  });

  it.each([
    { low: -1, high: 2 },
    { low: 3, high: 2 },
    { low: 0.5, high: 1 },
  ])('refuses %j', (of) => {
    expect(() => poissonInterval(of)).toThrow(RangeError);
  });
});

describe('rate', () => {
  it('is per 10,000 inhabitants', () => {
    const found = rate(exactly(10), 50_000);
    expect(found.rate).toEqual({ low: 2, high: 2 });
    expect(found.interval.low).toBeCloseTo(4.795 / 5, 3);
    expect(found.interval.high).toBeCloseTo(18.39 / 5, 3);
    expect(() => rate(exactly(10), 0)).toThrow(RangeError);
  });

  it('of a hidden count holds the rate and interval of whatever it may be', () => {
    fc.assert(
      fc.property(bounds, population, fc.nat(60), (count, of, more) => {
        const wide = rate(count, of);
        const one = rate(exactly(Math.min(count.low + more, count.high ?? 0)), of);
        for (const part of ['rate', 'interval'] as const) {
          expect(wide[part].low).toBeLessThanOrEqual(one[part].low);
          expect(wide[part].high ?? 0).toBeGreaterThanOrEqual(one[part].high ?? 0);
        }
      }),
    );
  });
});

describe('rateRatio', () => {
  const of = (count: Bounds, people: number) => ({ count, population: people });

  it('is that of the example of poisson.test in R: 11 of 800 against 21 of 3011', () => {
    const found = rateRatio(of(exactly(11), 800), of(exactly(21), 3011));
    expect(found.ratio?.low).toBeCloseTo(1.971488, 6);
    expect(found.interval?.low).toBeCloseTo(0.8584264, 6);
    expect(found.interval?.high).toBeCloseTo(4.2772659, 6);
    expect(found.finding).toBe('not-apart');
  });

  it('says higher and lower only where the whole interval does', () => {
    const [many, few] = [of(exactly(60), 10_000), of(exactly(20), 10_000)];
    expect(rateRatio(many, few).finding).toBe('higher');
    expect(rateRatio(few, many).finding).toBe('lower');
    expect(rateRatio(of({ low: 0, high: 60 }, 10_000), few).finding).toBe('not-apart');
  });

  it('knows nothing of 0 by 0, and half of 0 by some', () => {
    const zero = of(exactly(0), 1000);
    expect(rateRatio(zero, zero)).toEqual({ ratio: null, interval: null, finding: 'not-apart' });
    const found = rateRatio(of(exactly(8), 1000), zero);
    expect(found.interval?.high).toBeNull();
    expect(found.finding).toBe('higher');
  });

  it('turns round when its sides do', () => {
    const some = fc.integer({ min: 1, max: 300 }).map(exactly);
    fc.assert(
      fc.property(some, some, population, (a, b, people) => {
        const [one, other] = [of(a, people), of(b, 10_000)];
        const found = rateRatio(one, other).interval;
        const turned = rateRatio(other, one).interval;
        expect((found?.low ?? 0) * (turned?.high ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('of hidden counts holds the interval of whatever they may be', () => {
    fc.assert(
      fc.property(bounds, bounds, population, (a, b, people) => {
        const wide = rateRatio(of(a, people), of(b, 20_000)).interval;
        for (const [x, y] of [
          [a.low, b.high],
          [a.high, b.low],
        ]) {
          const one = rateRatio(of(exactly(x ?? 0), people), of(exactly(y ?? 0), 20_000)).interval;
          if (!wide || !one) continue;
          expect(wide.low).toBeLessThanOrEqual(one.low);
          expect(wide.high ?? Number.MAX_VALUE).toBeGreaterThanOrEqual(one.high ?? 0);
        }
      }),
    );
  });
});
