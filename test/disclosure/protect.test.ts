import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { history, oneRelease, oneReleaseOf, SHAPES, tiny } from './arbitraries.ts';
import { loadSolver } from './load-solver.ts';
import { breaks, inferred, NOTHING, unhideEach } from './promise.ts';
import { hideUntilSafe, thresholdOnly } from './protectors.ts';
import {
  countTown,
  type Model,
  modelAt,
  type Protector,
  publishAll,
  type Town,
} from './publish.ts';
import { RUNS } from './runs.ts';
import { protectorOf } from './under-test.ts';

let solver: Highs;
let protect: Protector;
let hurry: Protector;
let patient: Protector;
beforeAll(async () => {
  solver = await loadSolver();
  protect = protectorOf(solver, 2);
  hurry = protectorOf(solver, 0);
  patient = protectorOf(solver);
});

const seed = 20_260_401;

/** Whether small numbers alone leave something to hide and something to see. */
const isMixed = (town: Town) => {
  const { seen } = publishAll(town, thresholdOnly);
  return seen.includes(null) && seen.some((value) => (value ?? 0) > 0);
};

/** What is lost when numbers are hidden: one for each, and as much as it says. */
const lossOf = ({ cells }: Model, hidden: readonly boolean[]) =>
  cells.reduce((all, { value }, index) => all + (hidden[index] ? 1 + (value ?? 0) : 0), 0);

/** Towns that have something to hide. */
const sample = (towns: fc.Arbitrary<Town>, numRuns: number) =>
  fc.sample(towns.filter(isMixed), { numRuns, seed });

describe('what is protected', () => {
  it.each(SHAPES.map((shape) => [shape.join(', '), shape] as const))(
    'keeps its promise in one release of linked tables: %s',
    (_, shape) => {
      fc.assert(
        fc.property(oneReleaseOf(shape), (town) => {
          expect(breaks(solver, town, publishAll(town, protect))).toEqual(NOTHING);
        }),
        { numRuns: RUNS.tables },
      );
    },
  );

  it('keeps its promise over months, quarters and rolling years together', () => {
    fc.assert(
      fc.property(history, (town) => {
        expect(breaks(solver, town, publishAll(town, protect))).toEqual(NOTHING);
      }),
      { numRuns: RUNS.histories },
    );
  });

  it.each([
    ['one release', oneRelease, RUNS.hurried],
    ['a history', history, RUNS.hurriedHistories],
  ] as const)('keeps its promise in %s when there is no time to look for the best', (...given) => {
    const [, towns, numRuns] = given;
    fc.assert(
      fc.property(towns, (town) => {
        expect(breaks(solver, town, publishAll(town, hurry))).toEqual(NOTHING);
      }),
      { numRuns },
    );
  });

  it('comes out the same every time', () => {
    fc.assert(
      fc.property(tiny, (town) => {
        expect(publishAll(town, patient).seen).toEqual(publishAll(town, patient).seen);
      }),
      { numRuns: RUNS.again },
    );
  });

  it('hides no more than who hides until the attacker finds nothing', () => {
    const wasteful = hideUntilSafe(solver);
    fc.assert(
      fc.property(tiny, (town) => {
        const model = modelAt({ town, counted: countTown(town), release: 0 }, []);
        expect(lossOf(model, patient(model))).toBeLessThanOrEqual(lossOf(model, wasteful(model)));
      }),
      { numRuns: RUNS.again },
    );
  });
});

describe('the same attacker', () => {
  it.each([
    ['most tables', oneRelease, RUNS.naive],
    ['most histories', history, RUNS.naiveHistories],
  ] as const)('breaks %s of which small numbers alone are hidden', (_, towns, numRuns) => {
    const naive = sample(towns, numRuns);
    const broken = naive.filter(
      (town) => inferred(solver, town, publishAll(town, thresholdOnly).seen).length > 0,
    );
    expect(broken.length).toBeGreaterThan(naive.length * 0.5);
  });

  it.each([
    ['a table', oneRelease, RUNS.faults],
    ['a history', history, RUNS.faultyHistories],
  ] as const)('finds most faults that show one number too many in %s', (_, towns, numRuns) => {
    const faulty = sample(towns, numRuns).flatMap((town) =>
      unhideEach(town, publishAll(town, protect))
        .slice(0, 5)
        .map((seen) => inferred(solver, town, seen).length > 0),
    );
    expect(faulty.length).toBeGreaterThan(numRuns / 4);
    expect(faulty.filter(Boolean).length).toBeGreaterThan(faulty.length * 0.8);
  });
});
