import { codeList, countedQuarters, type FindLists, linkedCounts } from '@nabij/protocol';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attack } from './attacker.ts';
import type { DeclaredCase } from './declared-cases.ts';
import { countedTown, ofMeasure, readAll, releaseAll, THRESHOLD } from './declared-releases.ts';
import { loadSolver } from './load-solver.ts';
import { thresholdOnly } from './protectors.ts';
import { protectorOf } from './under-test.ts';

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

/** A later version of the lists, in which one channel became two in July. */
const later: FindLists = (version) => (name) => {
  const list = codeList(name);
  if (version === 'before' || name !== 'channel') return list;
  const codes = list.codes.flatMap((code) =>
    code.code === 'PARTNER'
      ? [
          { ...code, valid_until: '2024-06-30' },
          { ...code, code: 'PARTNER_CARE', valid_from: '2024-07-01' },
          { ...code, code: 'PARTNER_OTHER', valid_from: '2024-07-01' },
        ]
      : [code],
  );
  return { ...list, codes };
};

/** What came in by quarter, through the partner of before, or those of after. */
function came(month: number, channels: Record<string, number>): DeclaredCase[] {
  const given = {
    ...{ subject: ['CARE'], request: ['ADVICE'], residence: ['RES_HERE'], domain: ['WORK'] },
    arrived: ['IN_PERIOD'],
  };
  return Object.entries(channels).flatMap(([channel, count]) =>
    Array.from({ length: count }, (_, person) => ({
      ...{ measure: 'received', month, person: month * 1_000 + person },
      given: { ...given, channel: [channel] },
    })),
  );
}

const town = countedTown(
  [
    ...came(0, { WEB: 20, PHONE: 9, PARTNER: 6 }),
    ...came(3, { WEB: 20, PHONE: 8, PARTNER: 2 }),
    ...came(6, { WEB: 20, PHONE: 7, PARTNER_CARE: 8, PARTNER_OTHER: 3 }),
    ...came(9, { WEB: 20, PHONE: 6, PARTNER_CARE: 6, PARTNER_OTHER: 7 }),
  ],
  4,
);

const link = (periods: typeof town.periods) =>
  linkedCounts(
    countedQuarters([...periods]).map((quarter, index) => ({
      ...quarter,
      codes: index < 2 ? 'before' : 'after',
    })),
    later,
  );

describe('a code that became two', () => {
  it('has its own number in the year in which all three were used', () => {
    const { addresses, relations } = link(town.periods);
    const year = '2024-Q1..2024-Q4';
    const codes = ['PARTNER', 'PARTNER_CARE', 'PARTNER_OTHER'];
    expect(addresses).toEqual(
      expect.arrayContaining(codes.map((code) => `received/${year}/channel/${code}`)),
    );
    const values = addresses.map((address) => town.count(address).cases);
    const wrong = relations.filter(({ terms, sense, bound }) => {
      const sum = terms.reduce((all, [cell, times]) => all + times * (values[cell] ?? 0), 0);
      return sense === '=' ? sum !== bound : sum > bound;
    });
    expect(wrong).toEqual([]);
  });

  it('tells what it was in a quarter when small numbers alone are hidden', () => {
    const seen = ofMeasure(releaseAll(town, thresholdOnly, link), 'received');
    expect(attack(solver, readAll(seen, town.periods), THRESHOLD)).toEqual(
      expect.arrayContaining([{ name: 'received/2024-Q2/channel/PARTNER', low: 2, high: 2 }]),
    );
  });

  it('tells nothing once it is protected', () => {
    const seen = ofMeasure(releaseAll(town, protectorOf(solver, 5), link), 'received');
    expect([...seen.values()]).toContain(null);
    expect(attack(solver, readAll(seen, town.periods), THRESHOLD)).toEqual([]);
  });
});
