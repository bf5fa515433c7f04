import type { FalseAlarms, Simulation } from './false-alarms.ts';
import type { Method } from './methods.ts';
import type { Series } from './series.ts';

/** How often a method warned of nothing, in series of about so many reports a period. */
export interface Simulated {
  /** The mean of each period that was simulated. */
  readonly level: number;
  readonly runs: number;
  /** Share of false alarms of counts that vary as chance alone makes them (Poisson). */
  readonly steady: number;
  /** The same of counts with twice that variance, as reports often have. */
  readonly varied: number;
}

/** Every simulation has so many series; the seed makes them come out the same. */
const RUNS = 1_000;
const SEED = 1;
const LEVELS = [5, 20, 100] as const;
/** Variance by mean of what is called steady and varied. */
const DISPERSIONS = [1, 2] as const;

type PerYear = Series['perYear'];
type Row = readonly [steady: number, varied: number];

interface Table {
  /** How many earlier periods the simulated series had. */
  readonly length: number;
  /** False alarms in `RUNS` series, by level. */
  readonly alarms: readonly [Row, Row, Row];
}

/**
 * What `falseAlarms` found; `npm run bench -- false-alarms` prints it anew, and the test compares.
 * Kept here because a page cannot wait seconds for it.
 */
export const TABLES: Readonly<Record<PerYear, Readonly<Record<Method, Table>>>> = {
  4: {
    farrington: {
      length: 20,
      alarms: [
        [10, 25],
        [12, 23],
        [12, 24],
      ],
    },
    'ears-c2': {
      length: 10,
      alarms: [
        [11, 26],
        [9, 20],
        [7, 15],
      ],
    },
    'ears-c1': {
      length: 8,
      alarms: [
        [4, 22],
        [3, 11],
        [0, 6],
      ],
    },
    exceedance: {
      length: 6,
      alarms: [
        [9, 43],
        [11, 46],
        [11, 49],
      ],
    },
  },
  12: {
    farrington: {
      length: 60,
      alarms: [
        [6, 14],
        [5, 14],
        [6, 14],
      ],
    },
    'ears-c2': {
      length: 14,
      alarms: [
        [6, 14],
        [4, 11],
        [2, 8],
      ],
    },
    'ears-c1': {
      length: 12,
      alarms: [
        [8, 18],
        [6, 13],
        [2, 9],
      ],
    },
    exceedance: {
      length: 8,
      alarms: [
        [4, 30],
        [4, 35],
        [5, 38],
      ],
    },
  },
};

/** The simulations behind `TABLES`, in the order of its rows: level by level, steady first. */
export function simulations(method: Method, perYear: PerYear): Simulation[] {
  const { length } = TABLES[perYear][method];
  return LEVELS.flatMap((level) =>
    DISPERSIONS.map((dispersion) => ({
      level,
      length,
      seed: SEED,
      runs: RUNS,
      perYear,
      dispersion,
    })),
  );
}

/** How often a method warns of nothing, at the simulated level that is nearest by ratio. */
export function simulated(method: Method, perYear: PerYear, expected: number): Simulated {
  const apart = (level: number) => Math.abs(Math.log(Math.max(expected, 1) / level));
  const nearest = LEVELS.toSorted((a, b) => apart(a) - apart(b))[0] ?? LEVELS[0];
  const [steady, varied] = TABLES[perYear][method].alarms[LEVELS.indexOf(nearest)] ?? [0, 0];
  return { level: nearest, runs: RUNS, steady: steady / RUNS, varied: varied / RUNS };
}

/** Of the answer of a simulation, what a row of `TABLES` holds. */
export function alarmsIn(found: FalseAlarms | null): number {
  return Math.round((found?.rate ?? Number.NaN) * RUNS);
}
