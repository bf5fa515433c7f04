import { expect, it } from 'vitest';
import type { ReleaseContent } from '../../api/releases.ts';
import { leftLine } from './left-line.ts';
import type { Left } from './read-left.ts';

const NONE = { received: {}, closed: {}, mass: {} };

function leftAs(period: string, counts: Partial<ReleaseContent['counts']>): Left {
  const head = { version: 2, period, codes: '1', threshold: 5, previous: null };
  return {
    ...{ period, releasedAt: '', releasedBy: null, delivery: null, digest: '', bytes: '' },
    holds: true,
    release: { ...head, counts: { ...NONE, ...counts } },
  };
}

const LEFT = [
  leftAs('2023-Q4', { received: { quarter: { subject: { CARE: 1 } } } }),
  leftAs('2024-Q1', { received: { quarter: { subject: { DISCRIMINATION: 7, CARE: 0 } } } }),
  leftAs('2024-Q2', { received: { quarter: { subject: { DISCRIMINATION: null, CARE: 9 } } } }),
  leftAs('2024-Q3', { received: { quarter: { subject: null } } }),
  leftAs('2024-Q4', {}),
];

it('follows one code over the quarters since a year, hidden apart from zero and from nothing', () => {
  const asked = { table: 'subject', since: '2024' } as const;
  const countsOf = (code: string) => {
    const { measures, rows } = leftLine(LEFT, { ...asked, code });
    expect(measures).toEqual(['received']);
    return rows.map(({ period, counts }) => [period, ...counts]);
  };
  expect(countsOf('DISCRIMINATION')).toEqual([
    ['2024-Q1', 7],
    ['2024-Q2', null],
    ['2024-Q3', null],
    ['2024-Q4', undefined],
  ]);
  expect(countsOf('CARE').map(([, count]) => count)).toEqual([0, 9, null, undefined]);
});
