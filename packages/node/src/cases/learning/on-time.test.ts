import { deadlinesOf } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import type { Timed } from '../deadlines/terms.ts';
import { wasOnTime } from './on-time.ts';

const RECEIVED = new Date('2026-11-23T09:00:00Z');
const on = (day: string) => new Date(`${day}T12:00:00Z`);
const CASE: Timed = {
  state: 'CLOSED',
  request: 'COMPLAINT',
  receivedAt: RECEIVED,
  regime: null,
  regimeFrom: null,
  firstAnswer: on('2026-11-24'),
};
const was = (change: Partial<Timed>, closed = on('2026-11-25')) =>
  wasOnTime({ ...CASE, ...change }, closed, 'NL');

describe('a case that was closed', () => {
  it('was on time where the promise was kept by its day', () => {
    const [promise] = deadlinesOf({ regime: null, start: RECEIVED, country: 'NL' });
    const last = on(promise?.due ?? '');
    const after = new Date(last.getTime() + 86_400_000);
    expect(was({ firstAnswer: last }, on('2027-06-01'))).toBe(true);
    expect(was({ firstAnswer: after }, on('2027-06-01'))).toBe(false);
    // closed without a word is late once the day is over
    expect(was({ firstAnswer: undefined }, last)).toBe(true);
    expect(was({ firstAnswer: undefined }, after)).toBe(false);
  });

  it('had nothing to be on time for where nothing was promised', () => {
    expect(was({ request: 'REPORT' }, on('2030-01-01'))).toBeNull();
  });

  it('is not late for what a law asks of somebody else, and is for what it asks here', () => {
    const late = on('2028-01-01');
    expect(was({ regime: 'NL-AWB' }, late)).toBe(true);
    expect(was({ regime: 'NL-AWB', regimeOurs: true }, late)).toBe(false);
    const changes = [
      { kind: 'done', term: 'NL-AWB-HANDLE', fromOn: '2026-12-20', untilOn: null },
    ] as const;
    const handled = { regime: 'NL-AWB', regimeOurs: true, changes };
    expect(was(handled, on('2026-12-21'))).toBe(true);
  });
});
