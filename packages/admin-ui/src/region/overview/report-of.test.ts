import { describe, expect, it } from 'vitest';
import { isOverdue, reportOf, standingOf } from './report-of.ts';

const release = {
  ...{ at: '2026-07-03T08:00:00Z', days: 2, isLate: false, codes: '2026.1', threshold: 5 },
  ...{ received: 'zero' as const, marks: [] },
};
const silence = { days: 10, isLate: false, isSkipped: false };
const overview = {
  reported: { a: { '2026-Q1': { ...release, days: 99, isLate: true }, '2026-Q2': release } },
  silent: {
    a: {
      '2025-Q3': { days: 400, isLate: true, isSkipped: true },
      '2026-Q3': silence,
      '2025-Q4': { ...silence, days: 60, isLate: true },
    },
  },
};

describe('reportOf', () => {
  it.each([
    ['2025-Q2', 'notMember', false],
    ['2025-Q3', 'skipped', true],
    ['2025-Q4', 'silent', true],
    ['2026-Q1', 'late', false],
    ['2026-Q2', 'inTime', false],
    ['2026-Q3', 'notYet', false],
  ] as const)('of %s: %s, and whether a reminder helps: %s', (period, standing, overdue) => {
    const report = reportOf(overview, 'a', period);
    expect([standingOf(report), isOverdue(report)]).toEqual([standing, overdue]);
  });

  it('knows no town that the node does not name', () => {
    expect(reportOf(overview, 'b', '2026-Q1')).toEqual({ kind: 'not-member' });
  });
});
