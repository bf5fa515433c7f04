import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from '../../packages/node/src/region/region-sums.ts';
import { attack } from './attacker.ts';
import { loadSolver } from './load-solver.ts';
import { thresholdOnly } from './protectors.ts';
import type { Fact, Publication, Sum } from './publication.ts';
import { type Protector, publishAll, type Town } from './publish.ts';
import { RUNS } from './runs.ts';
import { type Seen, stateByKinds } from './statement.ts';
import type { Survey } from './survey.ts';
import { type Alike, townWith } from './towns.ts';
import { protectorOf } from './under-test.ts';

const CODES = ['care', 'discrimination', 'other', 'question'] as const;
const THRESHOLD = 5;
/** One quarter: how many there were, and what they were about. */
const SURVEY: Survey = {
  dimensions: [
    { name: 'a', many: false, ownParents: false, codes: CODES.map((name) => ({ name })) },
  ],
  spans: [{ name: 'q', release: 0, months: [0], parts: [], tables: [[], ['a']] }],
};

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

const townOf = (counts: readonly number[]): Town =>
  townWith(
    SURVEY,
    CODES.map((a, i): Alike => [counts[i] ?? 0, { a }]),
  );

/** All that the towns say, as one system: each has unknowns of its own. */
function together(all: readonly (readonly Seen[])[]): Publication & { readonly places: Sum[][] } {
  const one = all.map((seen) => stateByKinds(SURVEY, seen, 1_000_000));
  const [{ unknowns } = { unknowns: 0 }] = one;
  const move = (sum: Sum, town: number): Sum =>
    sum.map(([unknown, times]) => [unknown + town * unknowns, times]);
  const numbers = one.flatMap((it, town) =>
    it.numbers.map((told) => ({
      ...told,
      name: `town ${town}: ${told.name}`,
      sum: move(told.sum, town),
    })),
  );
  const places = one.map((it, town) => it.numbers.map(({ sum }) => move(sum, town)));
  return { unknowns: unknowns * all.length, numbers, facts: [], most: 1_000_000, places };
}

type Region = (all: readonly (readonly Seen[])[], town: readonly Town[]) => [number, number][];

/** What a coordinator shows of the region: the sum of what is shown, and the most it can be. */
const shownByCoordinator: Region = (all) => {
  const form = { codes: CODES, parents: CODES.map(() => undefined) };
  const said = all.map(([total = null, ...counts]) => ({
    form,
    total,
    counts: counts.map((count) => count ?? null),
  }));
  const sums = sumOf(said, 'subject');
  return CODES.map((code) => {
    const { visible = 0, high = null } = sums.get(code) ?? {};
    return [visible, high ?? 1_000_000];
  });
};

/** A coordinator that had the exact sums from elsewhere. */
const exactSums: Region = (_, towns) =>
  CODES.map((_code, i) => {
    const sum = towns.reduce((all, { cases }) => all + (cases[i] ?? 0), 0);
    return [sum, sum];
  });

function learned(towns: readonly Town[], protector: Protector, region: Region): string[] {
  const all = towns.map((town) => publishAll(town, protector).seen);
  const { places, ...publication } = together(all);
  const facts = region(all, towns).map(
    ([least, most], i): Fact => ({
      // after the total, the places stand in the order of the codes
      sum: places.flatMap((its) => its[i + 1] ?? []),
      least,
      most,
    }),
  );
  return attack(solver, { ...publication, facts }, THRESHOLD).map(
    ({ name, low, high }) => `${name}: ${low} to ${high}`,
  );
}

const some = [
  [3, 20, 12, 0],
  [9, 11, 30, 6],
  [0, 6, 14, 8],
].map(townOf);

describe('a region beside all its towns', () => {
  it('gives hidden numbers away where it shows exact sums', () => {
    expect(learned(some, protectorOf(solver), exactSums)).not.toEqual([]);
  });

  it('gives away what towns do that hide small numbers alone', () => {
    expect(learned(some, thresholdOnly, shownByCoordinator)).toEqual(['town 0: q/a=care: 3 to 3']);
  });

  it('gives nothing away by what a coordinator shows of protected towns', () => {
    expect(learned(some, protectorOf(solver), shownByCoordinator)).toEqual([]);
  });

  it('nor does it with any towns', () => {
    const counts = fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 5 }), (all) => {
        const towns = all.map(townOf);
        expect(learned(towns, protectorOf(solver), shownByCoordinator)).toEqual([]);
      }),
      { numRuns: RUNS.regions },
    );
  });
});
