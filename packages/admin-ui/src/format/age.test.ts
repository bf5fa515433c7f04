import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOf } from './age.ts';

const at = (text: string) => new Date(`${text}T12:00:00Z`);

describe('ageOf', () => {
  it.each([
    ['2026-11-20', 'today', 0],
    ['2026-11-19', 'yesterday', 1],
    ['2026-11-10', 'days', 10],
    ['2026-11-06', 'weeks', 2],
    ['2026-10-01', 'weeks', 7],
    ['2026-08-20', 'months', 3],
    ['2026-11-25', 'today', 0],
  ] as const)('%s is %s', (date, unit, count) => {
    expect(ageOf(at(date), at('2026-11-20'))).toEqual({ unit, count });
  });

  it('counts midnights, also over the change to winter time', () => {
    const lateEvening = new Date('2026-10-24T21:50:00Z');
    const earlyMorning = new Date('2026-10-24T22:10:00Z');
    expect(ageOf(lateEvening, earlyMorning).unit).toBe('yesterday');
  });

  it('never gets younger', () => {
    const now = at('2026-11-20').getTime();
    const order = ['today', 'yesterday', 'days', 'weeks', 'months'];
    const days = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [younger, older] = [Math.min(a, b), Math.max(a, b)].map((count) =>
          ageOf(new Date(now - count * 86_400_000), new Date(now)),
        );
        return order.indexOf(younger?.unit ?? '') <= order.indexOf(older?.unit ?? '');
      }),
    );
  });
});
