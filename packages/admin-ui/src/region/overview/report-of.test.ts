import { describe, expect, it } from 'vitest';
import { reportOf } from './report-of.ts';

const town = { id: 'a', name: 'A', population: null, admittedAt: '2026-05-10T09:00:00Z' };
const overview = {
  towns: [town],
  periods: ['2026-Q1', '2026-Q2', '2026-Q3'],
  reported: { a: { '2026-Q2': '2026-07-03T08:00:00Z' } },
};

describe('reportOf', () => {
  it.each([
    ['2026-Q1', 'not-member'],
    ['2026-Q2', { receivedAt: '2026-07-03T08:00:00Z' }],
    ['2026-Q3', 'silent'],
  ])('tells about %s', (period, report) => {
    expect(reportOf(overview, town, period)).toEqual(report);
  });

  it('takes an early table of a town that came later', () => {
    const reported = { a: { '2026-Q1': '2026-07-03T08:00:00Z' } };
    expect(reportOf({ ...overview, reported }, town, '2026-Q1')).not.toBe('not-member');
  });
});
