import { describe, expect, it } from 'vitest';
import { asksFor, emptyDecision, wantedOf } from './decision-draft.ts';

const BUDGET = {
  ...{ spent: 0, waiting: 0, left: 10_000, perDecision: 10_000, perCase: 20_000 },
  kinds: ['SUPPORT'],
};
const draft = (change: object) => ({
  ...emptyDecision('id'),
  ...{ decision: 'TAKEN', kind: 'SUPPORT', reasons: ['URGENT'], ...change },
});

describe('a decision that is being made', () => {
  it('is sent alone within the mandate, and to a colleague above it', () => {
    expect(wantedOf(draft({ amount: '100' }), BUDGET)).toMatchObject({
      amount: 10_000,
      proposed: false,
    });
    expect(wantedOf(draft({ amount: '100,01' }), BUDGET)).toMatchObject({ proposed: true });
    expect(wantedOf(draft({ kind: 'OTHER' }), BUDGET)).toMatchObject({
      amount: null,
      proposed: true,
    });
    expect(wantedOf(draft({ asks: true }), BUDGET)).toMatchObject({ proposed: true });
  });

  it('takes along only what goes with what is decided', () => {
    const typed = { amount: '500', againOn: '2027-01-01', asks: true, text: ' Nee. ' };
    const not = wantedOf(draft({ ...typed, decision: 'NOT_TAKEN' }), BUDGET);
    expect(not).toMatchObject({ amount: null, againOn: null, proposed: false, text: 'Nee.' });
    const later = wantedOf(draft({ ...typed, decision: 'POSTPONED' }), BUDGET);
    expect(later).toMatchObject({ amount: null, againOn: '2027-01-01', proposed: false });
  });

  it('tells why a colleague is needed', () => {
    expect(asksFor({ kind: '', amount: null }, BUDGET)).toBeUndefined();
    expect(asksFor({ kind: 'OTHER', amount: null }, BUDGET)).toBe('aboveKind');
    expect(asksFor({ kind: 'SUPPORT', amount: 10_001 }, BUDGET)).toBe('above');
  });
});
