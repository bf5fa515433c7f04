import { deadlinesOf, regimes } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnded, STATES } from '../workflow.ts';
import { choosableRegimes, ERASURE, type Timed, termsOf } from './terms.ts';

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

it('a case that has ended, or goes on in another, has no terms', () => {
  for (const state of STATES) {
    const over = isEnded(state) || state === 'MERGED';
    expect(terms({ state, regime: 'NL-AWB' }, RECEIVED).length > 0).toBe(!over);
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

describe('what a worker noted of a term', () => {
  const handle = (changes: Timed['changes'], now = RECEIVED) =>
    terms({ regime: 'NL-AWB', changes: changes ?? [] }, now).find(({ step }) => step === 'handle');
  const term = 'NL-AWB-HANDLE';

  it('that somebody outside did it: done, and by whom is not asked', () => {
    const done = [{ kind: 'done', term, fromOn: '2026-12-10', untilOn: null }] as const;
    expect(handle(done)).toMatchObject({ state: 'done', doneOn: '2026-12-10' });
  });

  it('that it stands still: paused, and its day moves on with every day until that ends', () => {
    const open = [{ kind: 'pause', term, fromOn: '2026-12-01', untilOn: null }] as const;
    expect(handle(open, on('2026-11-30'))).toMatchObject({ state: 'coming', due: '2027-01-04' });
    expect(handle(open, on('2026-12-01'))).toMatchObject({ state: 'paused', due: '2027-01-05' });
    expect(handle(open, on('2026-12-10'))).toMatchObject({ state: 'paused', due: '2027-01-14' });
    const ended = [{ kind: 'pause', term, fromOn: '2026-12-01', untilOn: '2026-12-10' }] as const;
    expect(handle(ended, on('2026-12-10'))).toMatchObject({ state: 'paused' });
    expect(handle(ended, on('2026-12-11'))).toMatchObject({ state: 'coming', due: '2027-01-14' });
  });

  it('that they say by when: their day stays that of the law', () => {
    const stated = [{ kind: 'stated', term, fromOn: '2026-12-01', untilOn: '2027-02-01' }] as const;
    expect(handle(stated)).toMatchObject({ due: '2027-01-04', expected: '2027-02-01' });
    const youth = [{ ...stated[0], term: 'NL-JW-HANDLE' }] as const;
    const shown = terms({ regime: 'NL-JW', changes: youth }, RECEIVED);
    expect(shown.find(({ step }) => step === 'handle')).toMatchObject({ due: '2027-02-01' });
  });

  it('that it was put off: its day is the one that was told', () => {
    const later = [
      { kind: 'extension', term, fromOn: '2026-12-20', untilOn: '2027-01-20' },
    ] as const;
    expect(handle(later)).toMatchObject({ due: '2027-01-20', longest: '2027-02-01' });
  });
});

describe('a complaint that the point handles itself', () => {
  const ours = (now: Date, change: Partial<Timed> = {}) =>
    termsOf({ ...CASE, regime: 'BE-VLG-LOCAL', regimeOurs: true, ...change }, 'BE', now);

  it('has its terms for the point, which is late when they are over', () => {
    const late = ours(on('2027-06-01')).filter(({ id }) => id.startsWith('BE-'));
    expect(late.map(({ who, step, state }) => [step, who, state])).toEqual([
      ['refuse', 'POINT', 'passed'],
      ['acknowledge', 'POINT', 'late'],
      ['handle', 'POINT', 'late'],
    ]);
  });

  it('is acknowledged by the first answer, from which other terms may count', () => {
    const firstAnswer = on('2026-11-24');
    const found = ours(on('2026-12-01'), { firstAnswer }).find(
      ({ id }) => id === 'BE-VLG-LOCAL-ACK',
    );
    expect(found).toMatchObject({ state: 'done', doneOn: '2026-11-24' });
    const report = ours(on('2026-12-01'), { regime: 'EU-WB', firstAnswer });
    expect(report.find(({ step }) => step === 'feedback')?.due).toBe('2027-02-24');
  });
});

describe('a request to erase', () => {
  const asked = on('2026-12-01');

  it('is answered within a month, also where the case has ended, and never paused', () => {
    for (const state of STATES) {
      const found = terms({ state, erasureAsked: asked }, asked).find(({ id }) => id === ERASURE);
      expect(found).toMatchObject({ who: 'POINT', due: '2027-01-04', longest: '2027-03-01' });
      expect(found?.standstill).toEqual([]);
    }
  });

  it('can be put off, but not by a letter about an earlier request', () => {
    const letter = (fromOn: string) => [
      { kind: 'extension', term: ERASURE, fromOn, untilOn: '2027-02-01' } as const,
    ];
    const due = (fromOn: string) =>
      terms({ erasureAsked: asked, changes: letter(fromOn) }, asked).find(
        ({ id }) => id === ERASURE,
      )?.due;
    expect([due('2026-12-05'), due('2026-11-30')]).toEqual(['2027-02-01', '2027-01-04']);
  });
});
