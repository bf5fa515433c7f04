import { deadlinesOf, regimes } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosableRegimes, dayIn, firstAnswerIn, type Timed, termsOf } from './deadlines.ts';
import { isEnded, STATES } from './workflow.ts';

const RECEIVED = new Date('2026-11-23T09:00:00Z');
const CASE: Timed = {
  state: 'IN_PROGRESS',
  request: 'COMPLAINT',
  receivedAt: RECEIVED,
  regime: null,
  regimeFrom: null,
  firstAnswer: undefined,
};
const on = (day: string) => new Date(`${day}T12:00:00Z`);
const terms = (change: Partial<Timed>, now: Date) => termsOf({ ...CASE, ...change }, 'NL', now);

describe('what the point promises', () => {
  it('is to come, then late the day after its last day, and done when somebody wrote', () => {
    const promised = deadlinesOf({ regime: null, start: RECEIVED, country: 'NL' });
    expect(promised.length).toBeGreaterThan(0);
    const last = promised[0]?.due ?? '';
    const first = (now: Date, change = {}) => terms(change, now)[0];
    expect(first(on(last))).toMatchObject({ due: last, state: 'coming', doneOn: null });
    const dayAfter = new Date(on(last).getTime() + 86_400_000);
    expect(first(dayAfter)).toMatchObject({ state: 'late' });
    const firstAnswer = on('2026-11-24');
    const done = { state: 'done', doneOn: '2026-11-24' };
    expect(first(dayAfter, { firstAnswer })).toMatchObject(done);
    expect(first(dayAfter, { firstAnswer: on('2027-01-04') })).toMatchObject({
      state: 'done',
      doneOn: '2027-01-04',
    });
  });

  it('is nothing to who only wants to be counted', () => {
    expect(terms({ request: 'REPORT' }, RECEIVED)).toEqual([]);
    expect(terms({ request: 'REPORT', regime: 'NL-AWB' }, RECEIVED)).not.toEqual([]);
  });
});

describe('what a law asks of somebody else', () => {
  it('is never called done or late: the point does not know', () => {
    for (const { id } of regimes('NL')) {
      const firstAnswer = on('2026-11-24');
      const shown = terms({ regime: id, firstAnswer }, on('2035-01-01'));
      const theirs = shown.filter(({ who }) => who !== 'POINT');
      expect(theirs.every(({ state }) => state === 'passed')).toBe(true);
    }
  });

  it('counts from the day that a worker gave, where one did', () => {
    const handling = (regimeFrom: string | null) =>
      terms({ regime: 'NL-AWB', regimeFrom }, RECEIVED).find(({ step }) => step === 'handle')?.due;
    expect([handling(null), handling('2026-12-01')]).toEqual(['2027-01-04', '2027-01-12']);
  });

  it('of a regime that is none adds nothing', () => {
    expect(terms({ regime: 'NOPE' }, RECEIVED)).toEqual(terms({}, RECEIVED));
    expect(termsOf({ ...CASE, regime: 'NL-AWB' }, 'BE', RECEIVED)).toHaveLength(
      termsOf(CASE, 'BE', RECEIVED).length,
    );
  });
});

it('a case that has ended has no terms', () => {
  for (const state of STATES) {
    expect(terms({ state, regime: 'NL-AWB' }, RECEIVED).length > 0).toBe(!isEnded(state));
  }
});

it('terms come the earliest first, each once, whatever the case', () => {
  const date = fc.date({ min: on('2020-01-01'), max: on('2035-01-01'), noInvalidDate: true });
  const regime = fc.constantFrom(null, ...choosableRegimes('NL'));
  fc.assert(
    fc.property(date, date, regime, (receivedAt, now, chosen) => {
      const shown = terms({ receivedAt, regime: chosen }, now);
      const due = shown.map((term) => term.due);
      expect(due).toEqual([...due].sort());
      expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
    }),
  );
});

it('a day is that of the country, not of Greenwich', () => {
  expect(dayIn('NL', new Date('2026-11-30T23:30:00Z'))).toBe('2026-12-01');
  expect(dayIn('BE', new Date('2026-06-30T21:59:00Z'))).toBe('2026-06-30');
});

it('the first answer is a worker’s', () => {
  const [early, late] = [on('2026-11-24'), on('2026-11-25')];
  const messages = [
    { sender: 'reporter', at: early },
    { sender: 'worker', at: late },
  ];
  expect(firstAnswerIn(messages)).toBe(late);
  expect(firstAnswerIn([])).toBeUndefined();
});
