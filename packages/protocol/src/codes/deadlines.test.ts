import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { weekdayOf } from './calendar-day.ts';
import deadlines from './deadlines.json' with { type: 'json' };
import { deadlinesOf, regimes, stepName, whoName } from './deadlines.ts';
import { type Country, isWorkingDay } from './holidays.ts';
import { CITIZEN_LANGUAGES } from './words.ts';

const words = z.strictObject(
  Object.fromEntries(CITIZEN_LANGUAGES.map((language) => [language, z.string().min(1)])),
);
const code = z.string().regex(/^[A-Z][A-Z_]*$/);
const duration = z.string().regex(/^P[1-9][0-9]?[DWMY]$/);
const term = duration.or(z.string().regex(/^(PT72H|\d\d-\d\d)$/));
const fileSchema = z.strictObject({
  name: z.literal('deadlines'),
  version: z.string(),
  description: z.string(),
  regimes: z.array(
    z.strictObject({
      id: z.string().regex(/^(NL|BE-VLG|EU)(-[A-Z]+)*$/),
      jurisdiction: z.enum(['NL', 'BE-VLG', 'EU']),
      countries: z.array(z.enum(['NL', 'BE'])).min(1),
      name: words,
    }),
  ),
  steps: z.record(z.string().regex(/^[a-z_]+$/), words),
  who: z.record(code, words),
  deadlines: z.array(
    z.strictObject({
      id: z.string(),
      regimes: z.array(z.string()),
      jurisdiction: z.enum(['*', 'NL', 'BE-VLG', 'EU']),
      step: z.string(),
      who: code,
      duration: term.nullable(),
      counting: z.enum(['calendar', 'working', 'yearly', 'clock']),
      extension: duration.nullable(),
      standstill: z.array(code).min(1).exactOptional(),
      settable: z.literal(true).exactOptional(),
      from: z.enum(['facts', 'acknowledgement']).exactOptional(),
      promise: z.boolean(),
      ref: z.string().min(1),
      source: z.string(),
      provenance: z.enum(['S', 'K', 'D']),
      note: z.string().exactOptional(),
    }),
  ),
});

const at = (regime: string | null, start: string, country: Country = 'NL') =>
  Object.fromEntries(
    deadlinesOf({ regime, start: new Date(start), country }).map(({ id, due }) => [id, due]),
  );

describe('the list', () => {
  it('has the declared form', () => {
    expect(fileSchema.safeParse(deadlines).error?.issues).toBeUndefined();
  });

  it('says every id once, and what it names is there', () => {
    const rows = deadlines.deadlines;
    const known = deadlines.regimes.map(({ id }) => id);
    const { sources } = JSON.parse(readFileSync(join(import.meta.dirname, 'sources.json'), 'utf8'));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(known).size).toBe(known.length);
    for (const row of rows) {
      expect(['*', ...known]).toEqual(expect.arrayContaining(row.regimes));
      expect(deadlines.steps).toHaveProperty(row.step);
      expect(deadlines.who).toHaveProperty(row.who);
      if (row.source !== '') expect(sources).toHaveProperty([row.source]);
      expect(row.promise).toBe(row.provenance === 'D');
    }
    for (const id of known) {
      expect(rows.some((row) => row.regimes.includes(id))).toBe(true);
    }
  });
});

describe('regimes', () => {
  it('belong to a country', () => {
    expect(regimes('BE').map(({ id }) => id)).toEqual([
      'BE-VLG',
      'BE-VLG-LOCAL',
      'EU-GDPR',
      'EU-WB',
    ]);
    expect(regimes('NL').map(({ id }) => id)).toContain('NL-WKKGZ');
    expect(regimes('NL')[0]?.name('de')).toMatch(/^Die Gemeinde/);
    expect(regimes('NL')[0]?.name('xx')).toBe(regimes('NL')[0]?.name('en'));
  });
});

describe('deadlines', () => {
  it('are the promises of the point when there is no regime', () => {
    // Thursday before Easter
    const promised = { 'POINT-ACK': '2026-04-08', 'POINT-FIRST-CONTACT': '2026-04-13' };
    expect(at(null, '2026-04-02T10:00:00Z')).toEqual(promised);
    expect(at('BE-VLG', '2026-04-02T10:00:00Z')).toEqual(promised);
    expect(at('__proto__', '2026-04-02T10:00:00Z')).toEqual(promised);
    expect(at('*', '2026-04-02T10:00:00Z')).toEqual(promised);
  });

  it('follow the Awb, the earliest first', () => {
    const start = new Date('2026-01-05T09:00:00Z');
    expect(deadlinesOf({ regime: 'NL-AWB', start, country: 'NL' })).toEqual([
      {
        id: 'POINT-ACK',
        step: 'acknowledge',
        who: 'POINT',
        due: '2026-01-07',
        regular: '2026-01-07',
        longest: null,
        extendable: null,
        standstill: [],
        ref: 'design',
        promise: true,
      },
      expect.objectContaining({ id: 'NL-AWB-ACK', due: '2026-01-08', promise: true }),
      expect.objectContaining({ id: 'POINT-FIRST-CONTACT', due: '2026-01-12' }),
      expect.objectContaining({ id: 'NL-AWB-REFUSE', due: '2026-02-02', promise: false }),
      {
        id: 'NL-AWB-HANDLE',
        step: 'handle',
        who: 'PUBLIC_BODY',
        due: '2026-02-16',
        regular: '2026-02-16',
        longest: '2026-03-16',
        extendable: 'P4W',
        standstill: ['AGREED'],
        ref: 'Awb 9:11(1)-(2)',
        promise: false,
      },
    ]);
    expect(at('NL-AWB-ADV', '2026-01-05T09:00:00Z')['NL-AWB-HANDLE-ADV']).toBe('2026-03-16');
  });

  it('run on to a working day in Dutch law', () => {
    expect(at('NL-WKKGZ', '2026-01-03T09:00:00Z')['NL-WKKGZ-HANDLE']).toBe('2026-02-16');
    // six weeks later is Good Friday; the next day that counts is the Tuesday after Easter
    expect(at('NL-WKKGZ', '2026-02-20T09:00:00Z')['NL-WKKGZ-HANDLE']).toBe('2026-04-07');
    // 5 May 2026 is a Tuesday and no lustrum year
    expect(at('NL-WKKGZ', '2026-03-24T09:00:00Z')['NL-WKKGZ-HANDLE']).toBe('2026-05-06');
  });

  it('above three months do not run on', () => {
    expect(at('NL-WKKGZ-DISPUTE', '2026-01-04T09:00:00Z')['NL-WKKGZ-DISPUTE']).toBe('2026-07-04');
    expect(at('NL-WMO-FILE', '2026-01-04T09:00:00Z')['NL-WMO-ERASE']).toBe('2026-04-07');
  });

  it('are those of the calendar in Flanders, and of the Union in both countries', () => {
    expect(at('BE-VLG', '2026-01-06T09:00:00Z', 'BE')).toMatchObject({
      'BE-VLG-ACK': '2026-01-16',
      'BE-VLG-REFUSE': '2026-01-16',
      'BE-VLG-HANDLE': '2026-02-20',
    });
    expect(at('BE-VLG', '2026-01-07T09:00:00Z', 'BE')['BE-VLG-HANDLE']).toBe('2026-02-21');
    expect(at('EU-GDPR', '2026-06-21T09:00:00Z', 'BE')['EU-GDPR-DSR']).toBe('2026-07-22');
    expect(at('EU-GDPR', '2026-06-21T09:00:00Z', 'NL')['EU-GDPR-DSR']).toBe('2026-07-21');
  });

  it('leave out a term that no law sets, and one that counts from the facts', () => {
    expect(Object.keys(at('NL-JW', '2026-01-05T09:00:00Z'))).toEqual([
      'POINT-ACK',
      'POINT-FIRST-CONTACT',
    ]);
    expect(at('NL-AWB', '2026-01-05T09:00:00Z')).not.toHaveProperty('NL-AWB-AGE');
    expect(at('BE-VLG-LOCAL', '2026-01-06T09:00:00Z', 'BE')).toMatchObject({
      'BE-VLG-LOCAL': '2026-02-20',
    });
  });

  it('start on the day of the town, also in the hour before midnight', () => {
    expect(at('NL-WKKGZ', '2026-06-01T21:59:00Z')['NL-WKKGZ-HANDLE']).toBe('2026-07-13');
    expect(at('NL-WKKGZ', '2026-06-01T22:01:00Z')['NL-WKKGZ-HANDLE']).toBe('2026-07-14');
  });

  it('refuse a start that is no date', () => {
    expect(() => at(null, 'never')).toThrow(RangeError);
  });
});

describe('for any start', () => {
  const country = fc.constantFrom<Country>('NL', 'BE');
  const start = fc.date({
    min: new Date('2014-01-01T12:00:00Z'),
    max: new Date('2150-01-01T12:00:00Z'),
    noInvalidDate: true,
  });
  const filing = country.chain((of) =>
    fc.record({
      country: fc.constant(of),
      regime: fc.constantFrom(null, 'GONE', ...regimes(of).map(({ id }) => id)),
      start,
    }),
  );

  it('nothing is due before it, and the earliest comes first', () => {
    fc.assert(
      fc.property(filing, (of) => {
        const due = deadlinesOf(of).map((one) => one.due);
        expect(due).toEqual(due.toSorted());
        expect((due[0] ?? '') > of.start.toISOString().slice(0, 10)).toBe(true);
      }),
    );
  });

  it('a promise in working days, and a Dutch term of weeks, is never due on a day off', () => {
    fc.assert(
      fc.property(filing, (of) => {
        for (const { id, due } of deadlinesOf(of)) {
          const row = deadlines.deadlines.find((one) => one.id === id);
          const short = row?.jurisdiction === 'NL' && row.duration !== 'P6M';
          if (row?.counting === 'working' || short) {
            expect(weekdayOf(due)).toBeLessThan(6);
            expect(isWorkingDay(due, of.country)).toBe(true);
          }
        }
      }),
    );
  });

  it('a later start never makes anything due earlier, and the hour of a day changes nothing', () => {
    fc.assert(
      fc.property(filing, fc.integer({ min: 0, max: 14 * 86_400_000 }), (of, later) => {
        const then = deadlinesOf({ ...of, start: new Date(of.start.getTime() + later) });
        const noon = new Date(of.start);
        noon.setUTCHours(12, 0, 0, 0);
        const evening = new Date(noon.getTime() + 9 * 3_600_000);
        expect(deadlinesOf({ ...of, start: evening })).toEqual(deadlinesOf({ ...of, start: noon }));
        for (const { id, due } of deadlinesOf(of)) {
          expect((then.find((one) => one.id === id)?.due ?? '') >= due).toBe(true);
        }
      }),
    );
  });
});

describe('names', () => {
  it('are plain words; what is not known is said as itself', () => {
    expect(stepName('acknowledge', 'en')).toBe('You get a first answer');
    expect(stepName('acknowledge', 'ar')).toBe(deadlines.steps.acknowledge.ar);
    expect(whoName('POINT', 'nl')).toBe('Het meldpunt');
    expect([stepName('gone', 'nl'), whoName('constructor', 'nl')]).toEqual(['gone', 'constructor']);
  });
});
