import { describe, expect, it } from 'vitest';
import type { Timed } from '../deadlines/terms.ts';
import { timelinessOf } from './timeliness.ts';

const on = (day: string) => new Date(`${day}T12:00:00Z`);
const CASE: Timed = {
  state: 'IN_PROGRESS',
  request: 'COMPLAINT',
  receivedAt: on('2026-11-23'),
  regime: null,
  regimeFrom: null,
  firstAnswer: undefined,
};
const ended = (change: Partial<Timed>, day: string) =>
  timelinessOf({ ...CASE, ...change }, { country: 'NL', now: on(day) });
const did = (fromOn: string) =>
  [{ kind: 'done', term: 'NL-AWB-HANDLE', fromOn, untilOn: null }] as const;
const HEARD = { regime: 'NL-AWB', firstAnswer: on('2026-11-24') };
const AWB = { ...HEARD, regimeOurs: true };

describe('how a case stands by its terms when it ends', () => {
  it('has no term where no rules hold, whatever the point promised', () => {
    expect(ended({}, '2028-01-01')).toBe('NO_TERM');
    expect(ended({ request: 'REPORT' }, '2028-01-01')).toBe('NO_TERM');
  });

  it('is in time as long as no term of the rules has passed', () => {
    expect(ended(AWB, '2026-12-01')).toBe('IN_TIME');
    expect(ended(AWB, '2028-01-01')).toBe('LATE');
    expect(ended(HEARD, '2028-01-01')).toBe('LATE');
  });

  it('knows when it was done, in time or late', () => {
    const done = (day: string) => ended({ ...AWB, changes: did(day) }, '2028-01-01');
    expect(done('2026-12-20')).toBe('IN_TIME');
    expect(done('2027-12-20')).toBe('LATE');
  });

  it('is not late while a term stands still', () => {
    const pause = { kind: 'pause', term: 'NL-AWB-HANDLE', fromOn: '2026-12-01' } as const;
    const still = { ...AWB, changes: [{ ...pause, untilOn: null }] };
    expect(ended(still, '2028-01-01')).toBe('IN_TIME');
  });
});
