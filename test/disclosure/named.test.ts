import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { quarters, withMargins } from './arbitraries.ts';
import { loadSolver } from './load-solver.ts';
import { breaks, inferred, NOTHING } from './promise.ts';
import { thresholdOnly } from './protectors.ts';
import { type Protector, publishAll, type Town } from './publish.ts';
import type { Dimension, Survey } from './survey.ts';
import { type Alike, townWith } from './towns.ts';
import { protectorOf } from './under-test.ts';

let solver: Highs;
let protect: Protector;
beforeAll(async () => {
  solver = await loadSolver();
  protect = protectorOf(solver);
});

/** What the attacker is sure of when small numbers alone are hidden. */
const learned = (town: Town) =>
  inferred(solver, town, publishAll(town, thresholdOnly).seen).map(
    ({ name, low, high }) => `${name}: ${low} to ${high}`,
  );

function list(name: string, codes: string[], rest: Partial<Dimension> = {}): Dimension {
  return {
    name,
    many: false,
    ownParents: false,
    codes: codes.map((code) => ({ name: code })),
    ...rest,
  };
}

/** Tables of one quarter. */
function oneQuarter(dimensions: Dimension[], tables?: string[][]): Survey {
  const all = tables ?? withMargins(dimensions.map(({ name }) => name));
  return {
    dimensions,
    spans: [{ name: 'q', release: 0, months: [0], parts: [], tables: all }],
  };
}

/** Totals only, over time. */
const overTime = (count: number, months = false): Survey => ({
  dimensions: [],
  spans: quarters(count, { months, tables: [[]] }),
});

/** Cases of quarters one after the other (with months: of months). */
const perQuarter = (...cases: number[]): Alike[] => cases.map((count, q) => [count, {}, q * 3]);
const perMonth = (...cases: number[]): Alike[] => cases.map((count, m) => [count, {}, m]);

const subject = list('a', ['care', 'discrimination']);
const place = list('b', ['here', 'elsewhere']);
const grounds = (names: string[]) =>
  list('ground', names, { many: true, asked: { by: 'a', of: ['discrimination'] } });

/** A code that became two after nine months: the rolling year that ends then has all three. */
const split = list('a', [], {
  codes: [
    { name: 'origin', until: 9 },
    { name: 'race', from: 9 },
    { name: 'descent', from: 9 },
    { name: 'other' },
  ],
});

/** A code that got another name after nine months. */
const renamed = list('a', [], {
  codes: [{ name: 'handicap', until: 9 }, { name: 'disability', from: 9 }, { name: 'other' }],
});

/** What is attacked, and what somebody learns from it when small numbers alone are hidden. */
const ATTACKS: [string, Town, string[]][] = [
  [
    'a month, by its quarter and the other months',
    townWith(overTime(1, true), perMonth(6, 7, 2)),
    ['m2: 2 to 2'],
  ],
  [
    'a quarter, by the rolling year and three others',
    townWith(overTime(4), perQuarter(6, 7, 2, 9)),
    ['q2: 2 to 2'],
  ],
  [
    'a quarter, by two rolling years that overlap',
    townWith(overTime(5), perQuarter(20, 4, 4, 4, 3)),
    ['q4: 3 to 3'],
  ],
  [
    'a number that is all of its margin, by the other margin',
    townWith(oneQuarter([subject, place]), [
      [3, { a: 'care', b: 'here' }],
      [7, { a: 'discrimination', b: 'here' }],
      [5, { a: 'discrimination', b: 'elsewhere' }],
    ]),
    ['q/a=care: 3 to 3', 'q/a=care/b=here: 3 to 3'],
  ],
  [
    'one number of a product table, by both margins',
    townWith(oneQuarter([subject, place]), [
      [2, { a: 'care', b: 'here' }],
      [7, { a: 'care', b: 'elsewhere' }],
      [9, { a: 'discrimination', b: 'here' }],
      [8, { a: 'discrimination', b: 'elsewhere' }],
    ]),
    ['q/a=care/b=here: 2 to 2'],
  ],
  [
    'a table of one row, by the months of its quarter',
    townWith(
      {
        dimensions: [list('a', ['care'])],
        spans: quarters(1, { months: true, tables: [[], ['a']] }),
      },
      [
        [3, { a: 'care' }, 0],
        [9, { a: 'care' }, 1],
        [8, { a: 'care' }, 2],
      ],
    ),
    ['m0: 3 to 3', 'm0/a=care: 3 to 3'],
  ],
  [
    'one case beside a giant number',
    townWith(oneQuarter([subject]), [
      [1, { a: 'care' }],
      [900_000, { a: 'discrimination' }],
    ]),
    ['q/a=care: 1 to 1'],
  ],
  [
    'grounds, of which a case has several, by the subject that has them',
    townWith(oneQuarter([subject, grounds(['age', 'sex'])], [[], ['a'], ['ground']]), [
      [18, { a: 'care' }],
      [1, { a: 'discrimination', ground: 'age' }],
      [2, { a: 'discrimination', ground: ['age', 'sex'] }],
    ]),
    ['q/a=discrimination: 3 to 3', 'q/ground=age: 0 to 3', 'q/ground=sex: 0 to 3'],
  ],
  [
    'a code of an old list, by a rolling year with codes of both lists',
    townWith({ dimensions: [split], spans: quarters(5, { months: false, tables: [['a']] }) }, [
      ...[6, 2, 7].map((count, q): Alike => [count, { a: 'origin' }, q * 3]),
      ...[8, 6].map((count, q): Alike => [count, { a: 'race' }, 9 + q * 3]),
      ...[3, 6].map((count, q): Alike => [count, { a: 'descent' }, 9 + q * 3]),
    ]),
    // The first year with both lists has three quarters of the old codes and one of the new.
    ['q1/a=origin: 2 to 2', 'q3/a=descent: 3 to 3', 'y3/a=descent: 3 to 3'],
  ],
  [
    'a code that got another name, by the rolling year that has both',
    townWith({ dimensions: [renamed], spans: quarters(5, { months: false, tables: [['a']] }) }, [
      ...[6, 2, 7].map((count, q): Alike => [count, { a: 'handicap' }, q * 3]),
      ...[4, 6].map((count, q): Alike => [count, { a: 'disability' }, 9 + q * 3]),
    ]),
    ['q1/a=handicap: 2 to 2', 'q3/a=disability: 4 to 4', 'y3/a=disability: 4 to 4'],
  ],
  [
    'a table of one row, by its total',
    townWith(oneQuarter([list('a', ['care', 'question'])]), [
      [4, { a: 'care' }],
      [8, { a: 'question' }],
    ]),
    ['q/a=care: 4 to 4'],
  ],
];

describe('an attack on', () => {
  it.each(ATTACKS)('%s: works when small numbers alone are hidden', (_, town, expected) => {
    expect(learned(town)).toEqual(expected);
  });

  it.each(ATTACKS)('%s: learns nothing from what is protected', (_, town) => {
    const published = publishAll(town, protect);
    expect(published.seen).toContain(null);
    expect(breaks(solver, town, published)).toEqual(NOTHING);
  });
});

describe('nothing is hidden', () => {
  it('when nothing was counted: zero is told as zero', () => {
    const town = townWith(oneQuarter([subject, place]), []);
    expect(publishAll(town, protect).seen.every((value) => value === 0)).toBe(true);
  });

  it('when nothing is small', () => {
    const town = townWith(oneQuarter([subject]), [
      [5, { a: 'care' }],
      [6, { a: 'discrimination' }],
    ]);
    expect(publishAll(town, protect).seen).toEqual([11, 5, 6]);
  });
});
