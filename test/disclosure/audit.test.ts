import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { history, oneRelease } from './arbitraries.ts';
import { inferRanges } from './attacker.ts';
import { loadSolver } from './load-solver.ts';
import { inferred } from './promise.ts';
import { thresholdOnly } from './protectors.ts';
import { type Protector, publishAll, type Town } from './publish.ts';
import { RUNS } from './runs.ts';
import { stateByKinds } from './statement.ts';
import { auditOf } from './under-test.ts';

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

/** One history in eight passes by chance: from so many runs on, one in forty is sure to. */
const ENOUGH = 100;

/** Hides what is small and, here and there, something else: rarely what would be needed. */
const andSome =
  (more: readonly boolean[]): Protector =>
  (model) =>
    thresholdOnly(model).map(
      (hidden, index) =>
        hidden || (model.cells[index]?.state === 'free' && more[index % more.length] === true),
    );

const withSome = (towns: fc.Arbitrary<Town>) =>
  fc.tuple(
    towns,
    fc.array(
      fc.nat(3).map((die) => die === 0),
      { minLength: 1, maxLength: 40 },
    ),
  );

/** What the audit says of the last release, and what the attacker finds in all that was seen. */
function bothOn(town: Town, protector: Protector) {
  const { seen, steps } = publishAll(town, protector);
  const last = steps.at(-1);
  if (last === undefined) throw new Error('Nothing was released.');
  return { finding: auditOf(solver, last.model, last.hidden), seen };
}

describe('the audit', () => {
  it.each([
    ['one release', oneRelease, RUNS.audits],
    ['a history', history, RUNS.auditedHistories],
  ] as const)('finds in %s exactly what the attacker finds', (_, towns, numRuns) => {
    const outcomes: boolean[] = [];
    fc.assert(
      fc.property(withSome(towns), ([town, more]) => {
        const { finding, seen } = bothOn(town, andSome(more));
        const narrow = inferred(solver, town, seen).map(({ name }) => name);
        expect(finding.narrow.map(({ name }) => name).sort()).toEqual(narrow.sort());
        expect(finding.unsettled).toEqual([]);
        expect(finding.ok).toBe(narrow.length === 0);
        outcomes.push(finding.ok);
      }),
      { numRuns },
    );
    if (numRuns < ENOUGH) return;
    expect(outcomes.filter(Boolean).length).toBeGreaterThan(numRuns / 40);
    expect(outcomes.filter((ok) => !ok).length).toBeGreaterThan(numRuns / 5);
  });

  it('says ranges that hold all that is possible', () => {
    fc.assert(
      fc.property(withSome(oneRelease), ([town, more]) => {
        const { finding, seen } = bothOn(town, andSome(more));
        const all = inferRanges(solver, stateByKinds(town.survey, seen, town.most));
        for (const { name, low, high } of finding.narrow) {
          const range = all.find((one) => one.name === name);
          expect(range?.low).toBeGreaterThanOrEqual(low);
          expect(range?.high).toBeLessThanOrEqual(high);
        }
      }),
      { numRuns: RUNS.statements },
    );
  });
});
