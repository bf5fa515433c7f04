import { describe, expect, it } from 'vitest';
import { addDays, type Day } from './calendar-day.ts';
import { ROWS } from './deadline-rows.ts';
import { type Deadline, deadlinesOf, regimes } from './deadlines.ts';
import type { Country } from './holidays.ts';
import type { Moved } from './term-end.ts';

/** Came in on a Friday; Monday 6 April 2026 is Easter Monday. */
const START = new Date('2026-03-27T15:00:00Z');
const COUNTRIES: readonly Country[] = ['NL', 'BE'];
const STOOD = { from: '2026-03-30', until: '2026-04-05' };

/** Every row that counts from a filing, once for each country that has it. */
function rows(start: Date): Map<string, Deadline> {
  return new Map(
    COUNTRIES.flatMap((country) =>
      [null, ...regimes(country).map(({ id }) => id)].flatMap((regime) =>
        deadlinesOf({ regime, start, country }).map((one): [string, Deadline] => [
          `${country} ${one.id}`,
          one,
        ]),
      ),
    ),
  );
}

function moved(name: string, how: Partial<Moved>): Deadline | undefined {
  const [country, id = ''] = name.split(' ') as [Country, string?];
  const moves = new Map([[id, { stood: [], extended: [], ...how }]]);
  const of = ROWS.find((row) => row.id === id)?.regimes[0] ?? null;
  const all = deadlinesOf({ regime: of, start: START, country, moved: moves });
  return all.find((one) => one.id === id);
}

const now = rows(START);
const names = [...now.keys()];
const dueOf = (all: Map<string, Deadline>) =>
  Object.fromEntries([...all].map(([name, { due }]) => [name, due]));

describe('every row that may stand still', () => {
  /** The last day, and the latest to which it may be put off, after seven days of standing still. */
  const EXPECTED: Readonly<Record<string, [due: Day, longest: Day | null]>> = {
    'NL NL-AWB-HANDLE': ['2026-05-15', '2026-06-12'],
    'NL NL-AWB-HANDLE-ADV': ['2026-06-12', '2026-07-10'],
    'NL NL-WKKGZ-HANDLE': ['2026-05-15', '2026-06-12'],
    'NL NL-WKKGZ-DISPUTE': ['2026-10-04', null],
    'NL NL-WMO-INVESTIGATE': ['2026-05-15', null],
    'NL NL-WMO-DECIDE': ['2026-04-17', null],
    'NL NL-WMO-ERASE': ['2026-07-06', null],
    'NL NL-JW-MEASURES': ['2026-05-04', null],
    'NL EU-GDPR-DSR': ['2026-05-04', '2026-07-06'],
    'BE EU-GDPR-DSR': ['2026-05-04', '2026-07-06'],
    'BE BE-VLG-HANDLE': ['2026-05-18', '2026-07-02'],
    'BE BE-VLG-LOCAL': ['2026-05-18', '2026-07-02'],
  };

  it('ends seven days later, and no other', () => {
    const may = names.filter((name) => now.get(name)?.standstill.length);
    expect(may.sort()).toEqual(Object.keys(EXPECTED).sort());
    for (const name of may) {
      const found = moved(name, { stood: [STOOD] });
      expect([name, found?.due, found?.longest]).toEqual([name, ...(EXPECTED[name] ?? [])]);
    }
  });
});

describe('every row that may be put off', () => {
  it('is the day that was told, within what the law lets and by consent beyond it', () => {
    const may = names.filter((name) => now.get(name)?.longest);
    expect(may.length).toBe(7);
    for (const name of may) {
      const { due, longest } = now.get(name) ?? { due: '', longest: null };
      const told = addDays(due, -1);
      for (const until of [addDays(due, 1), longest ?? '', addDays(longest ?? '', 10)]) {
        const found = moved(name, { extended: [{ told, until }] });
        expect([name, found?.due, found?.regular, found?.longest]).toEqual([
          ...[name, until, due, longest],
        ]);
      }
    }
  });

  it('is no promise of the point, no refusal and no acknowledgement', () => {
    for (const [name, { step, who, longest, standstill }] of now) {
      const isFixed = who === 'POINT' || step === 'refuse' || step === 'acknowledge';
      if (isFixed) expect([name, longest, standstill]).toEqual([name, null, []]);
    }
  });
});

describe('every row over', () => {
  it('the turn of the year, with Christmas in it and Easter 2027 behind it', () => {
    expect(dueOf(rows(new Date('2026-12-18T15:00:00Z')))).toEqual({
      'NL POINT-ACK': '2026-12-22',
      'NL POINT-FIRST-CONTACT': '2026-12-28',
      'NL NL-AWB-ACK': '2026-12-23',
      'NL NL-AWB-REFUSE': '2027-01-15',
      'NL NL-AWB-HANDLE': '2027-01-29',
      'NL NL-AWB-HANDLE-ADV': '2027-02-26',
      'NL NL-WKKGZ-HANDLE': '2027-01-29',
      'NL NL-WKKGZ-DISPUTE': '2027-06-18',
      'NL NL-WMO-PLAN': '2026-12-28',
      'NL NL-WMO-INVESTIGATE': '2027-01-29',
      // two weeks end on New Year's Day, a Friday
      'NL NL-WMO-DECIDE': '2027-01-04',
      'NL NL-WMO-ERASE': '2027-03-18',
      'NL NL-JW-MEASURES': '2027-01-18',
      'NL EU-GDPR-DSR': '2027-01-18',
      'NL EU-WB-ACK': '2026-12-28',
      // three months end on Easter Sunday
      'NL EU-WB-FEEDBACK': '2027-03-30',
      'BE POINT-ACK': '2026-12-22',
      'BE POINT-FIRST-CONTACT': '2026-12-28',
      'BE BE-VLG-REFUSE': '2026-12-28',
      'BE BE-VLG-ACK': '2026-12-28',
      'BE BE-VLG-HANDLE': '2027-02-01',
      'BE BE-VLG-LOCAL-REFUSE': '2026-12-28',
      'BE BE-VLG-LOCAL-ACK': '2026-12-28',
      'BE BE-VLG-LOCAL': '2027-02-01',
      'BE EU-GDPR-DSR': '2027-01-18',
      'BE EU-WB-ACK': '2026-12-28',
      'BE EU-WB-FEEDBACK': '2027-03-30',
    });
  });

  it('a leap day, on which one of them ends', () => {
    expect(dueOf(rows(new Date('2028-02-15T12:00:00Z')))).toMatchObject({
      'NL NL-AWB-REFUSE': '2028-03-14',
      'NL NL-AWB-HANDLE': '2028-03-28',
      'NL NL-AWB-HANDLE-ADV': '2028-04-25',
      'NL NL-WKKGZ-DISPUTE': '2028-08-15',
      'NL NL-WMO-DECIDE': '2028-02-29',
      'NL NL-JW-MEASURES': '2028-03-15',
      'BE BE-VLG-REFUSE': '2028-02-25',
      'BE BE-VLG-HANDLE': '2028-03-31',
      'BE BE-VLG-LOCAL': '2028-03-31',
      'BE EU-GDPR-DSR': '2028-03-15',
      'BE EU-WB-FEEDBACK': '2028-05-22',
    });
  });

  it('the change of the clock: half past midnight here is a day of its own', () => {
    const [eve, night] = ['2026-10-23T21:30:00Z', '2026-10-23T22:30:00Z'].map((at) =>
      dueOf(rows(new Date(at))),
    );
    expect([eve?.['BE BE-VLG-HANDLE'], night?.['BE BE-VLG-HANDLE']]).toEqual([
      ...['2026-12-07', '2026-12-08'],
    ]);
    expect(night).toMatchObject({
      'NL POINT-ACK': '2026-10-27',
      'NL NL-AWB-HANDLE': '2026-12-07',
      'NL EU-WB-ACK': '2026-11-02',
      'BE BE-VLG-REFUSE': '2026-11-03',
    });
  });
});
