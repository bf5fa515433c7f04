import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attack } from './attacker.ts';
import { loadSolver } from './load-solver.ts';
import type { Relation } from './margins.ts';
import type { Fact } from './publication.ts';
import { type Cell, type Model, stateByMargins } from './publish.ts';
import { auditOf, protectorOf } from './under-test.ts';

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

type State = Cell['state'];

/** Numbers by name with their states, and wholes with their parts. */
function modelOf(
  cells: Record<string, [number | null, State]>,
  sums: Record<string, string[]>,
): Model {
  const names = Object.keys(cells);
  const relations = Object.entries(sums).map(
    ([whole, parts]): Relation => ({
      terms: [
        ...parts.map((part) => [names.indexOf(part), 1] as const),
        [names.indexOf(whole), -1],
      ],
      sense: '=',
      bound: 0,
    }),
  );
  return {
    cells: Object.entries(cells).map(([id, [value, state]]) => ({ id, value, state })),
    relations,
    threshold: 5,
    most: 1_000_000,
  };
}

/** What the attacker finds when free cells are hidden so; old ones stay as they were. */
function found(model: Model, hidden: readonly boolean[], more: readonly Fact[] = []) {
  const all = model.cells.map(({ state }, index) => state === 'hidden' || hidden[index] === true);
  const stated = stateByMargins(model, all);
  const publication = { ...stated, facts: [...stated.facts, ...more] };
  return attack(solver, publication, model.threshold).map(
    ({ name, low, high }) => `${name}: ${low} to ${high}`,
  );
}

const nothingMore = (model: Model) => model.cells.map(() => false);
const hiddenNames = (model: Model, hidden: readonly boolean[]) =>
  model.cells.filter((_, index) => hidden[index]).map(({ id }) => id);

describe('a town and its region', () => {
  const towns = {
    'oost/care': [null, 'hidden'],
    'oost/other': [null, 'hidden'],
    'oost/total': [15, 'shown'],
    'west/care': [9, 'shown'],
    'west/other': [11, 'shown'],
    'west/total': [20, 'shown'],
    'zuid/care': [0, 'shown'],
    'zuid/other': [6, 'shown'],
    'zuid/total': [6, 'shown'],
  } satisfies Record<string, [number | null, State]>;
  const sums = {
    'oost/total': ['oost/care', 'oost/other'],
    'region/care': ['oost/care', 'west/care', 'zuid/care'],
    'region/other': ['oost/other', 'west/other', 'zuid/other'],
    'region/total': ['oost/total', 'west/total', 'zuid/total'],
  };
  const regionSays = (state: State) =>
    modelOf(
      {
        ...towns,
        'region/care': [12, state],
        'region/other': [29, state],
        'region/total': [41, state],
      },
      sums,
    );

  it('tells a hidden number as the region minus the other towns', () => {
    const model = regionSays('shown');
    expect(found(model, nothingMore(model))).toEqual(['oost/care: 3 to 3', 'oost/other: 12 to 12']);
    expect(auditOf(solver, model, nothingMore(model)).narrow).toEqual([
      { name: 'oost/care', low: 3, high: 3 },
      { name: 'oost/other', low: 12, high: 12 },
    ]);
  });

  it('tells nothing when the region is protected with all towns in view', () => {
    const model = regionSays('free');
    const hidden = protectorOf(solver)(model);
    expect(found(model, hidden)).toEqual([]);
    expect(hiddenNames(model, hidden)).toEqual(['region/care', 'region/other']);
  });

  it('tells it too when two towns hide and one of them gives its number away', () => {
    const model = modelOf(
      {
        'oost/care': [null, 'hidden'],
        'west/care': [null, 'hidden'],
        'west/other': [8, 'shown'],
        'west/total': [10, 'shown'],
        'region/care': [16, 'shown'],
      },
      { 'west/total': ['west/care', 'west/other'], 'region/care': ['oost/care', 'west/care'] },
    );
    expect(found(model, nothingMore(model))).toEqual(['oost/care: 14 to 14', 'west/care: 2 to 2']);
    expect(auditOf(solver, model, nothingMore(model)).ok).toBe(false);
  });
});

describe('public figures (from 10, rounded to 5) beside the numbers for the coordinator', () => {
  // For the coordinator: one small number, and another hidden for its sake.
  const values: Record<string, number> = { total: 33, care: 3, other: 12, question: 18 };
  const model = modelOf(
    {
      total: [33, 'free'],
      care: [3, 'free'],
      other: [12, 'free'],
      question: [18, 'free'],
    },
    { total: ['care', 'other', 'question'] },
  );

  /** What a rounded number says to everybody; below 10 nothing is said. */
  function roundedFacts(shown: readonly (number | null)[]): Fact[] {
    return shown.flatMap((value, cell) => {
      if (value === null || value < 10) return [];
      const rounded = Math.round(value / 5) * 5;
      return [{ sum: [[cell, 1]], least: Math.max(10, rounded - 2), most: rounded + 2 }];
    });
  }

  it('give hidden numbers away when they are made of the cases', () => {
    const hidden = protectorOf(solver)(model);
    expect(found(model, hidden)).toEqual([]);
    expect(hiddenNames(model, hidden)).toEqual(['care', 'other']);
    expect(found(model, hidden, roundedFacts(Object.values(values)))).toEqual([
      'care: 3 to 5',
      'other: 10 to 12',
    ]);
  });

  it('are found by the audit when they stand among what everybody knows', () => {
    const facts = roundedFacts(Object.values(values));
    const relations = facts.flatMap(({ sum, least = 0, most = 0 }): Relation[] => [
      { terms: sum, sense: '<=', bound: most },
      { terms: sum.map(([cell, times]) => [cell, -times]), sense: '<=', bound: -least },
    ]);
    const known = { ...model, relations: [...model.relations, ...relations] };
    const finding = auditOf(solver, known, [false, true, true, false]);
    expect(finding.ok).toBe(false);
    expect(finding.narrow).toEqual([
      { name: 'care', low: 3, high: 5 },
      { name: 'other', low: 10, high: 12 },
    ]);
  });

  it('give nothing away when they are made of what the release shows', () => {
    const hidden = protectorOf(solver)(model);
    const shown = model.cells.map(({ value }, index) => (hidden[index] ? null : value));
    expect(found(model, hidden, roundedFacts(shown))).toEqual([]);
  });
});
