import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneRelease, tiny } from './arbitraries.ts';
import { attack, inferRanges } from './attacker.ts';
import { enumerateRanges } from './enumerate.ts';
import { loadSolver } from './load-solver.ts';
import { isWide } from './publication.ts';
import { countTown, modelAt, stateByMargins, type Town } from './publish.ts';
import { RUNS } from './runs.ts';
import { countPlaces, type Seen, stateByKinds } from './statement.ts';
import { addressesOf } from './survey.ts';

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

/** A town of which some places are hidden, whoever chose them. */
const someHidden = (towns: fc.Arbitrary<Town>) =>
  towns.chain((town) => {
    const places = addressesOf(town.survey).length;
    return fc
      .array(fc.boolean(), { minLength: places, maxLength: places })
      .map((hidden) => ({ town, hidden }));
  });

function seenOf(town: Town, hidden: readonly boolean[]): Seen[] {
  return countPlaces(town.survey, town.cases).map((value, index) => (hidden[index] ? null : value));
}

describe('the attacker', () => {
  it('infers what trying all numbers gives', () => {
    let tried = 0;
    fc.assert(
      fc.property(someHidden(tiny), ({ town, hidden }) => {
        const publication = stateByKinds(town.survey, seenOf(town, hidden), town.most);
        const all = enumerateRanges(publication);
        if (all === undefined) return;
        tried += 1;
        expect(inferRanges(solver, publication)).toEqual(all);
      }),
      { numRuns: RUNS.tiny },
    );
    expect(tried).toBeGreaterThan(RUNS.tiny / 2);
  });

  it('infers the same from what places mean and from the rules about margins', () => {
    fc.assert(
      fc.property(someHidden(oneRelease), ({ town, hidden }) => {
        const byKinds = stateByKinds(town.survey, seenOf(town, hidden), town.most);
        const byMargins = stateByMargins(
          modelAt({ town, counted: countTown(town), release: 0 }, []),
          hidden,
        );
        expect(inferRanges(solver, byMargins)).toEqual(inferRanges(solver, byKinds));
      }),
      { numRuns: RUNS.statements },
    );
  });

  it('finds in an attack what its ranges say, whichever tables proved it', () => {
    fc.assert(
      fc.property(someHidden(oneRelease), ({ town, hidden }) => {
        const publication = stateByKinds(town.survey, seenOf(town, hidden), town.most);
        const narrow = inferRanges(solver, publication).filter(
          (range) => !isWide(range, town.threshold),
        );
        expect(attack(solver, publication, town.threshold)).toEqual(narrow);
      }),
      { numRuns: RUNS.statements },
    );
  });
});
