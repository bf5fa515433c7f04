import { describe, expect, it } from 'vitest';
import { falseAlarms } from './false-alarms.ts';
import { METHODS } from './methods.ts';
import { alarmsIn, simulated, simulations, TABLES } from './simulated.ts';

const CASES = ([4, 12] as const).flatMap((perYear) =>
  METHODS.map((method) => [method, perYear] as const),
);

describe('what is known of false alarms', () => {
  it.each(CASES)('of %s, %d times a year, is what the simulation finds', (method, perYear) => {
    const found = simulations(method, perYear).map((it) => alarmsIn(falseAlarms(method, it)));
    expect(found).toEqual(TABLES[perYear][method].alarms.flat());
  });

  it('is told at the level that is nearest by ratio', () => {
    expect(simulated('exceedance', 4, 0).level).toBe(5);
    expect(simulated('exceedance', 4, 11).level).toBe(20);
    const [, , [steady, varied]] = TABLES[12]['ears-c2'].alarms;
    expect(simulated('ears-c2', 12, 4_000)).toEqual({
      ...{ level: 100, runs: 1_000 },
      ...{ steady: steady / 1_000, varied: varied / 1_000 },
    });
  });
});
