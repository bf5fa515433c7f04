import { expect, it } from 'vitest';
import type { Warning } from '../../api/region.ts';
import { findingKey, warningSummary } from './warning-summary.ts';

const some = (outcome: Warning['outcome'], key: Warning['explanation']['key']): Warning => ({
  ...{ outcome, method: 'exceedance', observed: null, expected: null, upper: null },
  explanation: { key, periods: 8, hidden: 0 },
  falseAlarms: outcome === 'too-short' ? null : { level: 5, runs: 1, steady: 0.01, varied: 0.04 },
});

it('keeps apart what warns, what could, and what cannot be said', () => {
  const codes = {
    ...{ A: some('warns', 'above'), B: some('perhaps', 'could-be-above') },
    ...{ C: some('perhaps', 'too-much-hidden'), D: some('no', 'within') },
    ...{ E: some('too-short', 'too-few-periods'), F: some('too-short', 'silent') },
  };
  const found = warningSummary({ period: '2026-Q3', towns: 2, codes });
  expect(found).toEqual({
    ...{ warns: ['A'], perhaps: ['B'], judged: 4, tooShort: 2, tooMuchHidden: 1 },
    falseExpected: expect.closeTo(0.04, 9),
  });
});

it.each([
  [{ A: some('warns', 'above'), B: some('no', 'within') }, 'warns'],
  [{ A: some('perhaps', 'could-be-above'), B: some('no', 'within') }, 'perhaps'],
  [{ A: some('perhaps', 'too-much-hidden'), B: some('no', 'within') }, 'seen'],
  [{ A: some('no', 'within'), B: some('too-short', 'silent') }, 'no'],
  [{ A: some('perhaps', 'too-much-hidden') }, 'hidden'],
  [{ A: some('perhaps', 'too-much-hidden'), B: some('too-short', 'silent') }, 'hidden'],
  [{ A: some('too-short', 'too-few-periods') }, 'tooShort'],
  [{}, 'tooShort'],
] as const)('says first what can be said: %#', (codes, expected) => {
  expect(findingKey(warningSummary({ period: '2026-Q3', towns: 2, codes }))).toBe(expected);
});
