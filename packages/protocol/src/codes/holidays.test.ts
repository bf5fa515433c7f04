import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from './calendar-day.ts';
import {
  addWorkingDays,
  easterSunday,
  isWorkingDay,
  publicHolidays,
  workingDayFrom,
} from './holidays.ts';

const year = fc.integer({ min: 2014, max: 2199 });
const country = fc.constantFrom('NL' as const, 'BE' as const);
const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('2014-01-01', days));

describe('Easter', () => {
  it.each(['2008-03-23', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'])(
    'was or will be on %s',
    (sunday) => expect(easterSunday(Number(sunday.slice(0, 4)))).toBe(sunday),
  );

  it('is always a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (of) => {
        const easter = easterSunday(of);
        expect(weekdayOf(easter)).toBe(7);
        expect(easter >= `${of}-03-22` && easter <= `${of}-04-25`).toBe(true);
      }),
    );
  });
});

describe('public holidays', () => {
  it('are those of the Dutch law, in order', () => {
    expect([...publicHolidays(2026, 'NL')].sort()).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('are the ten of Belgium', () => {
    expect([...publicHolidays(2026, 'BE')].sort()).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-07-21',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it("have King's Day on the Saturday when 27 April is a Sunday", () => {
    expect(publicHolidays(2025, 'NL')).toContain('2025-04-26');
    expect(publicHolidays(2025, 'NL')).not.toContain('2025-04-27');
    expect(publicHolidays(2024, 'NL')).toContain('2024-04-27');
    fc.assert(
      fc.property(year, (of) => {
        const april = publicHolidays(of, 'NL').filter((holiday) => /-04-2[67]$/.test(holiday));
        expect(april.some((holiday) => weekdayOf(holiday) < 7)).toBe(true);
      }),
    );
  });
});

describe('against an independent list', () => {
  const years = Array.from({ length: 21 }, (_, index) => 2020 + index);
  const listed = (of: 'NL' | 'BE', year: number) => {
    const list = new Holidays(of, { types: ['public'] }).getHolidays(year);
    return new Set(list.map(({ date }) => date.slice(0, 10)));
  };

  it.each(years)('Belgium has the same days in %d', (of) => {
    // Easter Sunday and Whit Sunday are Sundays, which never count as working days
    const own = new Set(publicHolidays(of, 'BE'));
    const theirs = [...listed('BE', of)].filter((date) => weekdayOf(date) < 7 || own.has(date));
    expect([...own].sort()).toEqual(theirs.sort());
  });

  it.each(years)('the Netherlands has the same days in %d, and those of its law', (of) => {
    const theirs = listed('NL', of);
    const byLaw = [addDays(easterSunday(of), -2), `${of}-05-05`];
    const own = new Set(publicHolidays(of, 'NL'));
    const sundays = [...theirs].filter((date) => weekdayOf(date) === 7 && !own.has(date));
    const expected = new Set([...theirs, ...byLaw]);
    for (const sunday of sundays) expected.delete(sunday);
    expect([...own].sort()).toEqual([...expected].sort());
  });
});

describe('working days', () => {
  it('skip weekends and holidays', () => {
    // Thursday 2 April 2026: Good Friday is a holiday in the Netherlands only
    expect(addWorkingDays('2026-04-02', 1, 'NL')).toBe('2026-04-07');
    expect(addWorkingDays('2026-04-02', 1, 'BE')).toBe('2026-04-03');
    expect(addWorkingDays('2026-04-02', 2, 'BE')).toBe('2026-04-07');
    expect(addWorkingDays('2026-12-31', 5, 'BE')).toBe('2027-01-08');
    expect(workingDayFrom('2026-12-25', 'NL')).toBe('2026-12-28');
    expect(workingDayFrom('2026-12-24', 'NL')).toBe('2026-12-24');
  });

  it('have no weekend and no holiday among them, and exactly as many lie between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), country, (start, count, of) => {
        const due = addWorkingDays(start, count, of);
        expect(weekdayOf(due)).toBeLessThan(6);
        expect(publicHolidays(Number(due.slice(0, 4)), of)).not.toContain(due);
        let between = 0;
        for (let at = addDays(start, 1); at <= due; at = addDays(at, 1)) {
          if (isWorkingDay(at, of)) between += 1;
        }
        expect(between).toBe(count);
      }),
    );
  });
});
