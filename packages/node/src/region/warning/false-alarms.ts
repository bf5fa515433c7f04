import { betaQuantile } from '../rates/beta.ts';
import { exactly } from '../rates/bounds.ts';
import { draw } from './draw.ts';
import { choose, type Method } from './methods.ts';
import { seeded } from './random.ts';
import type { Series } from './series.ts';
import { warn } from './warn.ts';

/** What is simulated: series in which nothing changes, so that every warning is a false one. */
export interface Simulation {
  /** The mean of every period. */
  readonly level: number;
  /** How many earlier periods there are. */
  readonly length: number;
  readonly seed: number;
  readonly runs: number;
  /** Quarters unless it is said. */
  readonly perYear?: Series['perYear'];
  /** Variance by mean; 1, a Poisson count, unless it is said. */
  readonly dispersion?: number;
}

/** The share of false alarms, with the exact 95 % interval of its simulation. */
export interface FalseAlarms {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How often a method warns although nothing has changed: by simulation, always the same for the
 * same seed. A thousand runs of `farrington` take some tenths of a second. Null: the method asks
 * for longer series.
 */
export function falseAlarms(method: Method, simulation: Simulation): FalseAlarms | null {
  const { level, length, seed, runs, perYear = 4, dispersion = 1 } = simulation;
  const random = seeded(seed);
  let alarms = 0;
  for (let run = 0; run < runs; run += 1) {
    const values = Array.from({ length: length + 1 }, () =>
      exactly(draw(random, { mean: level, dispersion })),
    );
    const series = { perYear, values };
    if (run === 0 && choose(series, method) === null) return null;
    if (warn(series, method).outcome === 'warns') alarms += 1;
  }
  return {
    rate: alarms / runs,
    low: alarms === 0 ? 0 : betaQuantile(0.025, [alarms, runs - alarms + 1]),
    high: alarms === runs ? 1 : betaQuantile(0.975, [alarms + 1, runs - alarms]),
  };
}
