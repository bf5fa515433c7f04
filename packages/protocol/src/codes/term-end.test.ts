import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf, daysFrom, laterDay } from './calendar-day.ts';
import { OWN_REGULATION, settableTerms } from './deadline-rows.ts';
import { deadlinesOf, openTerms, type TermChanges } from './deadlines.ts';
import type { Country } from './holidays.ts';
import type { Moved } from './term-end.ts';

const START = new Date('2026-03-02T09:00:00Z');
const stood = (...spans: [Day, Day][]): Moved => ({
  stood: spans.map(([from, until]) => ({ from, until })),
  extended: [],
});
const extended = (...told: [Day, Day][]): Moved => ({
  stood: [],
  extended: told.map(([at, until]) => ({ told: at, until })),
});

function term(id: string, regime: string, changes: Partial<TermChanges> = {}) {
  const country: Country = regime.startsWith('BE') ? 'BE' : 'NL';
  return deadlinesOf({ regime, start: START, country, ...changes }).find((one) => one.id === id);
}
const moved = (id: string, regime: string, how: Moved) =>
  term(id, regime, { moved: new Map([[id, how]]) });

describe('a term that stood still', () => {
  const decide = (how: Moved) => moved('NL-WMO-DECIDE', 'NL-WMO-APPLICATION', how)?.due;

  it('ends as many days later', () => {
    expect(decide(stood())).toBe('2026-03-16');
    expect(decide(stood(['2026-03-04', '2026-03-10']))).toBe('2026-03-23');
    // the last day itself
    expect(decide(stood(['2026-03-16', '2026-03-16']))).toBe('2026-03-17');
    // over the change to summer time, and on to the Tuesday after Easter
    expect(decide(stood(['2026-03-09', '2026-03-28']))).toBe('2026-04-07');
  });

  it('counts no day twice, and none before it began or after it ended', () => {
    expect(decide(stood(['2026-03-04', '2026-03-10'], ['2026-03-08', '2026-03-10']))).toBe(
      '2026-03-23',
    );
    expect(decide(stood(['2026-02-01', '2026-03-04']))).toBe('2026-03-18');
    expect(decide(stood(['2026-03-17', '2026-04-17']))).toBe('2026-03-16');
    // a second time within the days that the first one added
    expect(decide(stood(['2026-03-10', '2026-03-16'], ['2026-03-20', '2026-03-20']))).toBe(
      '2026-03-24',
    );
  });
});

describe('a term that was put off', () => {
  const handle = (how: Moved) => moved('NL-AWB-HANDLE', 'NL-AWB', how);

  it('ends on the day that was told, also where that is a day off', () => {
    expect(handle(extended())).toMatchObject({ due: '2026-04-13', longest: '2026-05-11' });
    expect(handle(extended(['2026-04-01', '2026-05-02']))).toMatchObject({
      due: '2026-05-02',
      regular: '2026-04-13',
      longest: '2026-05-11',
    });
    // an earlier day moves nothing
    expect(handle(extended(['2026-04-01', '2026-04-02']))?.due).toBe('2026-04-13');
  });

  it('moves with a pause that comes after it was told, and its longest with every pause', () => {
    const both = {
      ...extended(['2026-04-01', '2026-05-01']),
      ...stood(['2026-04-20', '2026-04-24']),
    };
    const how = { stood: both.stood, extended: extended(['2026-04-01', '2026-05-01']).extended };
    expect(handle(how)?.due).toBe('2026-05-06');
    const early = { ...how, stood: stood(['2026-03-10', '2026-03-14']).stood };
    expect(handle(early)).toMatchObject({ due: '2026-05-01', longest: '2026-05-18' });
  });
});

describe('other starts', () => {
  it('feedback counts from the acknowledgement, or from the end of its term', () => {
    const feedback = (acknowledged: Day | null) =>
      term('EU-WB-FEEDBACK', 'EU-WB', { acknowledged })?.due;
    expect(feedback('2026-03-04')).toBe('2026-06-04');
    expect(feedback(null)).toBe('2026-06-09');
    expect(feedback('2026-01-01')).toBe('2026-06-02');
  });

  it('a term that the law leaves to somebody is what that one states', () => {
    expect(openTerms('NL-JW', 'NL')).toEqual([{ id: 'NL-JW-HANDLE', step: 'handle' }]);
    expect([openTerms('NL-JW', 'BE'), openTerms(null, 'NL')]).toEqual([[], []]);
    const stated = new Map([['NL-JW-HANDLE', '2026-05-01']]);
    expect(term('NL-JW-HANDLE', 'NL-JW', { stated })).toMatchObject({ due: '2026-05-01' });
    expect(term('NL-JW-HANDLE', 'NL-JW')).toBeUndefined();
  });

  it('a leap day is a day like any other, and the last of its month', () => {
    const start = new Date('2028-02-29T12:00:00Z');
    const due = (regime: string, country: Country) =>
      deadlinesOf({ regime, start, country }).find(({ promise }) => !promise)?.due;
    expect(due('EU-GDPR', 'BE')).toBe('2028-03-29');
    const january = new Date('2028-01-31T12:00:00Z');
    const month = deadlinesOf({ regime: 'EU-GDPR', start: january, country: 'BE' });
    expect(month.find(({ id }) => id === 'EU-GDPR-DSR')?.due).toBe('2028-02-29');
  });
});

describe('a town’s own regulation', () => {
  const own = [
    { term: 'BE-VLG-LOCAL', since: '2026-01-01', days: 30, extensionDays: 15 },
    { term: 'BE-VLG-LOCAL', since: '2026-03-03', days: 20, extensionDays: null },
    { term: 'BE-VLG-HANDLE', since: '2026-01-01', days: 1, extensionDays: null },
  ];

  it('sets its own terms, for filings from its day on, and is no promise', () => {
    expect(term('BE-VLG-LOCAL', 'BE-VLG-LOCAL', { own })).toMatchObject({
      due: '2026-04-01',
      longest: '2026-04-16',
      promise: false,
      ref: OWN_REGULATION,
    });
    expect(term('BE-VLG-LOCAL', 'BE-VLG-LOCAL')).toMatchObject({
      due: '2026-04-16',
      promise: true,
    });
    const later = deadlinesOf({
      ...{ regime: 'BE-VLG-LOCAL', country: 'BE', own },
      start: new Date('2026-03-03T09:00:00Z'),
    });
    expect(later.find(({ id }) => id === 'BE-VLG-LOCAL')).toMatchObject({
      due: '2026-03-23',
      longest: null,
    });
  });

  it('sets no term of the law', () => {
    expect(term('BE-VLG-HANDLE', 'BE-VLG', { own })?.due).toBe('2026-04-16');
    expect(settableTerms('NL')).toEqual([]);
    expect(settableTerms('BE')).toEqual([
      { id: 'BE-VLG-LOCAL-REFUSE', step: 'refuse', days: 10, extensionDays: null },
      { id: 'BE-VLG-LOCAL-ACK', step: 'acknowledge', days: 10, extensionDays: null },
      { id: 'BE-VLG-LOCAL', step: 'handle', days: 45, extensionDays: 45 },
    ]);
  });
});

describe('for any pauses', () => {
  const start = fc.date({
    min: new Date('2020-01-01T12:00:00Z'),
    max: new Date('2040-01-01T12:00:00Z'),
    noInvalidDate: true,
  });
  const spans = fc.array(
    fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 20 })),
  );

  it('exactly as many days run as the term has, and none of them stood still', () => {
    fc.assert(
      fc.property(start, spans, (at, all) => {
        const first = dayOf(at, 'Europe/Brussels');
        const paused = all.map(([from, days]) => ({
          from: addDays(first, from),
          until: addDays(first, from + days),
        }));
        const how = new Map([['BE-VLG-HANDLE', { stood: paused, extended: [] }]]);
        const found = deadlinesOf({ regime: 'BE-VLG', start: at, country: 'BE', moved: how });
        const due = found.find(({ id }) => id === 'BE-VLG-HANDLE')?.due ?? '';
        let ran = 0;
        for (let day = addDays(first, 1); day <= due; day = addDays(day, 1)) {
          if (!paused.some(({ from, until }) => from <= day && day <= until)) ran += 1;
        }
        expect(ran).toBe(45);
        expect(paused.some(({ from, until }) => from <= due && due <= until)).toBe(false);
      }),
    );
  });

  it('a pause or a later day never makes anything due earlier', () => {
    const day = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(start, spans, day, (at, all, later) => {
        const first = dayOf(at, 'Europe/Amsterdam');
        const without = { stood: [], extended: [] };
        const how = {
          stood: all.map(([from, days]) => ({
            from: addDays(first, from),
            until: addDays(first, from + days),
          })),
          extended: [{ told: first, until: addDays(first, later) }],
        };
        const due = (one: Moved) =>
          deadlinesOf({
            ...{ regime: 'NL-AWB', start: at, country: 'NL' },
            moved: new Map([['NL-AWB-HANDLE', one]]),
          }).find(({ id }) => id === 'NL-AWB-HANDLE')?.due ?? '';
        expect(due(how) >= due({ ...how, stood: [] })).toBe(true);
        expect(due({ ...how, stood: [] }) >= due(without)).toBe(true);
      }),
    );
  });
});

it('days from one to another are counted with both', () => {
  expect(daysFrom('2026-03-28', '2026-03-30')).toBe(3);
  expect([laterDay('2026-01-02', '2026-01-10'), laterDay('2026-01-10', '2026-01-02')]).toEqual([
    '2026-01-10',
    '2026-01-10',
  ]);
});
