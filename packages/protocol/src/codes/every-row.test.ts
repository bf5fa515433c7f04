import { describe, expect, it } from 'vitest';
import type { Day } from './calendar-day.ts';
import { ROWS } from './deadline-rows.ts';
import { deadlinesOf, regimes } from './deadlines.ts';
import { yearlyDuties } from './duties.ts';
import type { Country } from './holidays.ts';

/** What each row gives for what came in on a Friday afternoon, and how far it may be put off. */
const EXPECTED: readonly [
  id: string,
  country: Country,
  regime: string | null,
  due: Day | null,
  longest: Day | null,
][] = [
  // Monday 6 April 2026 is Easter Monday, Friday 3 April is Good Friday (a holiday in NL only)
  ['POINT-ACK', 'NL', null, '2026-03-31', null],
  ['POINT-FIRST-CONTACT', 'NL', null, '2026-04-07', null],
  ['POINT-FIRST-CONTACT', 'BE', null, '2026-04-03', null],
  ['NL-AWB-ACK', 'NL', 'NL-AWB', '2026-04-01', null],
  ['NL-AWB-REFUSE', 'NL', 'NL-AWB', '2026-04-24', null],
  ['NL-AWB-HANDLE', 'NL', 'NL-AWB', '2026-05-08', '2026-06-05'],
  ['NL-AWB-HANDLE-ADV', 'NL', 'NL-AWB-ADV', '2026-06-05', '2026-07-03'],
  ['NL-AWB-AGE', 'NL', 'NL-AWB', null, null],
  ['NL-WKKGZ-HANDLE', 'NL', 'NL-WKKGZ', '2026-05-08', '2026-06-05'],
  ['NL-WKKGZ-DISPUTE', 'NL', 'NL-WKKGZ-DISPUTE', '2026-09-27', null],
  ['NL-WMO-INVESTIGATE', 'NL', 'NL-WMO', '2026-05-08', null],
  // seven days end on Good Friday
  ['NL-WMO-PLAN', 'NL', 'NL-WMO', '2026-04-07', null],
  ['NL-WMO-DECIDE', 'NL', 'NL-WMO-APPLICATION', '2026-04-10', null],
  // three months end on a Saturday
  ['NL-WMO-ERASE', 'NL', 'NL-WMO-FILE', '2026-06-29', null],
  ['NL-JW-HANDLE', 'NL', 'NL-JW', null, null],
  ['NL-JW-MEASURES', 'NL', 'NL-JW-OPINION', '2026-04-28', null],
  ['BE-VLG-REFUSE', 'BE', 'BE-VLG', '2026-04-06', null],
  ['BE-VLG-ACK', 'BE', 'BE-VLG', '2026-04-06', null],
  ['BE-VLG-HANDLE', 'BE', 'BE-VLG', '2026-05-11', '2026-06-25'],
  ['BE-VLG-AGE', 'BE', 'BE-VLG', null, null],
  ['BE-VLG-LOCAL-REFUSE', 'BE', 'BE-VLG-LOCAL', '2026-04-06', null],
  ['BE-VLG-LOCAL-ACK', 'BE', 'BE-VLG-LOCAL', '2026-04-06', null],
  ['BE-VLG-LOCAL', 'BE', 'BE-VLG-LOCAL', '2026-05-11', '2026-06-25'],
  // one month ends on King's Day, three months on a Saturday
  ['EU-GDPR-DSR', 'NL', 'EU-GDPR', '2026-04-28', '2026-06-29'],
  ['EU-GDPR-DSR', 'BE', 'EU-GDPR', '2026-04-27', '2026-06-29'],
  ['EU-WB-ACK', 'NL', 'EU-WB', '2026-04-07', null],
  ['EU-WB-ACK', 'BE', 'EU-WB', '2026-04-03', null],
  ['EU-WB-FEEDBACK', 'NL', 'EU-WB', '2026-07-07', null],
  ['EU-WB-FEEDBACK', 'BE', 'EU-WB', '2026-07-03', null],
];
const START = new Date('2026-03-27T15:00:00Z');

describe('every row', () => {
  it('of the list is expected here, or belongs to no single filing', () => {
    const known = new Set([
      ...EXPECTED.map(([id]) => id),
      ...yearlyDuties('NL', '2026-01-01').map(({ id }) => id),
      'EU-GDPR-BREACH',
    ]);
    expect(new Set(ROWS.map(({ id }) => id))).toEqual(known);
  });

  it.each(EXPECTED)('%s in %s under %s is due on %s, at the latest on %s', (...row) => {
    const [id, country, regime, due, longest] = row;
    const found = deadlinesOf({ regime, start: START, country }).find((one) => one.id === id);
    expect([found?.due ?? null, found?.longest ?? null]).toEqual([due, longest]);
  });
});

describe('what belongs to no filing', () => {
  it('is the yearly report of the Netherlands, before 1 April', () => {
    const report = { id: 'NL-WGA-REPORT', step: 'report_yearly', ref: 'Wga 3(1)' };
    expect(yearlyDuties('NL', '2026-03-31')).toEqual([{ ...report, due: '2026-03-31' }]);
    expect(yearlyDuties('NL', '2026-04-01')).toEqual([{ ...report, due: '2027-03-31' }]);
    expect(yearlyDuties('BE', '2026-03-31')).toEqual([]);
  });

  it('is a data breach, in hours of the clock: it is nobody’s day and no term of a filing', () => {
    const breach = ROWS.find(({ id }) => id === 'EU-GDPR-BREACH');
    expect(breach).toMatchObject({ regimes: [], duration: 'PT72H', counting: 'clock' });
    for (const country of ['NL', 'BE'] as const) {
      const all = regimes(country).flatMap(({ id: regime }) =>
        deadlinesOf({ regime, start: START, country }).map(({ id }) => id),
      );
      expect(all).not.toContain('EU-GDPR-BREACH');
      expect(yearlyDuties(country, '2026-01-01').map(({ id }) => id)).not.toContain(breach?.id);
    }
  });
});
