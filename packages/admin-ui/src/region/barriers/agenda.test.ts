import { describe, expect, it } from 'vitest';
import type { BarrierTrend } from '../../api/barriers.ts';
import { agendaOf, changeOf } from './agenda.ts';

type Cell = BarrierTrend['region'][string][string];

const cell = (visible: number, more: Partial<Cell> = {}): Cell => ({
  ...{ visible, toldTowns: 3, hiddenTowns: 0, silentTowns: 0, rate: null, notComparable: [] },
  ...{ bounds: { low: visible, high: visible }, ...more },
});
const most = (...codes: string[]) => ({ codes, isMost: true });
const seen = (...codes: string[]) => ({ codes, isMost: false });
const hiddenUpTo = (high: number | null): Partial<Cell> => ({
  ...{ hiddenTowns: 1, bounds: { low: 0, high } },
});
const years = ['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'].map(
  (until) => `${Number(until.slice(0, 4)) - 1}${until.slice(4)}..${until}`,
);
const [first = '', , , , last = ''] = years;

const trendOf = (
  table: 'barrier' | 'barrier_level',
  region: BarrierTrend['region'],
  towns: BarrierTrend['towns'] = [],
): BarrierTrend => ({
  ...{ measure: 'closed', span: 'year', town: 'all', table, towns, region },
  ...{ periods: years, codes: [], fewestToCompare: 20, warnings: null },
});
const town = (id: string, cells: Record<string, number | null> | null) => ({
  ...{ id, name: id, population: 3_000, municipalities: [], cells: { [last]: cells } },
});

describe('agendaOf', () => {
  it('has nothing to say before there is a year', () => {
    const empty = { ...trendOf('barrier', {}), periods: [] };
    expect(agendaOf({ rules: empty, levels: empty })).toBeUndefined();
  });

  it('puts the most frequent rule first, with towns and levels, at least where hidden', () => {
    const rules = trendOf(
      'barrier',
      {
        [first]: { PROOF: cell(24), WAITING: cell(20) },
        [last]: {
          WAITING: cell(25, { hiddenTowns: 1, bounds: { low: 25, high: 40 } }),
          PROOF: cell(31),
          DIGITAL: cell(0, { hiddenTowns: 2 }),
          LANGUAGE: cell(0),
        },
      },
      [
        town('a', { PROOF: 20, WAITING: 25, DIGITAL: null, LANGUAGE: 0 }),
        town('b', { PROOF: 11, WAITING: null, DIGITAL: null, LANGUAGE: 0 }),
        town('c', null),
      ],
    );
    const levels = trendOf('barrier_level', {
      [last]: {
        'PROOF/MUNICIPAL': cell(12),
        'PROOF/NATIONAL': cell(19),
        'PROOF/EU': cell(0, { hiddenTowns: 1 }),
        'WAITING/AGENCY': cell(25, { hiddenTowns: 1 }),
      },
    });
    const exact = (count: number) => ({ count, isExact: true });
    const atLeast = (count: number) => ({ count, isExact: false });
    expect(agendaOf({ rules, levels })).toEqual({
      until: '2025-Q4',
      silentTowns: 0,
      items: [
        {
          ...{ code: 'PROOF', times: exact(31), towns: exact(2), change: 'more' },
          levels: [
            { level: 'NATIONAL', times: exact(19) },
            { level: 'MUNICIPAL', times: exact(12) },
          ],
        },
        {
          ...{ code: 'WAITING', times: atLeast(25), towns: atLeast(1), change: 'more' },
          levels: [{ level: 'AGENCY', times: atLeast(25) }],
        },
      ],
      // what is hidden of the other may be more
      top: { codes: ['PROOF'], times: exact(31), isMost: false },
      onlyHidden: ['DIGITAL'],
    });
  });

  it.each([
    ['one, whatever is hidden', { A: cell(9), B: cell(2, hiddenUpTo(8)) }, most('A')],
    ['one with hidden towns', { A: cell(9, hiddenUpTo(null)), B: cell(2) }, most('A')],
    ['no other, as it may be more', { A: cell(9), B: cell(0, hiddenUpTo(9)) }, seen('A')],
    ['two', { A: cell(9), B: cell(9), C: cell(2) }, most('A', 'B')],
    ['neither of two, part hidden', { A: cell(9), B: cell(9, hiddenUpTo(12)) }, seen('A', 'B')],
    ['none while a town is silent', { A: cell(9), B: cell(0, { silentTowns: 1 }) }, seen('A')],
  ] as const)('says most often of %s', (_, cells, expected) => {
    const rules = trendOf('barrier', { [last]: cells });
    const found = agendaOf({ rules, levels: trendOf('barrier_level', {}) });
    expect(found?.top).toMatchObject(expected);
  });
});

describe('changeOf', () => {
  const small = cell(9, { notComparable: ['small-numbers'] });
  const partly = cell(30, { bounds: { low: 30, high: 33 } });
  const unbounded = cell(25, { bounds: { low: 25, high: null } });

  it.each([
    ['nothing before', [cell(30), undefined], 'first'],
    ['what does not compare', [small, cell(30)], 'not-comparable'],
    ['surely more', [cell(31), cell(30)], 'more'],
    ['surely fewer', [cell(29), cell(30)], 'fewer'],
    ['the same', [cell(30), cell(30)], 'same'],
    ['perhaps more', [cell(31), partly], 'unclear'],
    ['perhaps fewer', [unbounded, cell(30)], 'unclear'],
  ] as const)('%s', (_, [now, then], expected) => {
    expect(changeOf(now, then)).toBe(expected);
  });
});
