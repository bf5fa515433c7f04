import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCode } from './codes/code-list.ts';
import { COUNT_TABLES, checkRelease, MEASURES, type Release, TABLE_NAMES } from './count-table.ts';
import { measure, release } from './testing/release-cases.ts';
import { NOW } from './testing/vector.ts';

const now = new Date(NOW);
const { codes: SUBJECTS } = COUNT_TABLES.subject;
const { codes: GROUNDS } = COUNT_TABLES.ground;

describe('the declared tables', () => {
  it.each(TABLE_NAMES)('%s is made of codes of its list', (name) => {
    const { list, codes } = COUNT_TABLES[name];
    expect(codes.length).toBeGreaterThan(3);
    for (const code of codes) expect(isCode(list, code)).toBe(true);
  });

  it('are all named', () => {
    expect(Object.keys(COUNT_TABLES)).toEqual(TABLE_NAMES);
  });
});

describe('checkRelease', () => {
  it('takes a release with nothing hidden when every number is 0 or at least 5', () => {
    const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 5, max: 500 })), {
      minLength: SUBJECTS.length,
      maxLength: SUBJECTS.length,
    });
    fc.assert(
      fc.property(counts, (numbers) => {
        const total = numbers.reduce((sum, n) => sum + n, 0);
        const subject = Object.fromEntries(SUBJECTS.map((code, i) => [code, numbers[i] ?? 0]));
        const checked = checkRelease(
          release({}, measure(total, { subject, domain: { WORK: total } })),
          now,
        );
        expect(checked.ok).toBe(true);
      }),
    );
  });

  it('never takes a visible number below the threshold, wherever it stands', () => {
    const small = fc.integer({ min: 1, max: 4 });
    const place = fc.record({
      name: fc.constantFrom(...MEASURES),
      table: fc.constantFrom(...TABLE_NAMES),
      at: fc.nat(),
      count: small,
    });
    fc.assert(
      fc.property(place, ({ name, table, at, count }) => {
        const { codes } = COUNT_TABLES[table];
        const code = codes[at % codes.length] ?? '';
        const shown = measure(null, { [table]: { [code]: count } });
        const measures = { received: measure(0), closed: measure(0), [name]: shown };
        expect(checkRelease(release({ measures }), now)).toEqual({
          ok: false,
          reason: 'release-below-threshold',
        });
      }),
    );
  });

  it('has a place for codes, periods and numbers only: no text gets through', () => {
    const canary = 'a-story-that-must-not-leave';
    const json = JSON.stringify(release());
    const places = [...json.matchAll(/"[^"]+"|\b0\b/g)];
    expect(places.length).toBeGreaterThan(80);
    for (const { 0: found, index } of places) {
      const changed = `${json.slice(0, index)}"${canary}"${json.slice(index + found.length)}`;
      expect(checkRelease(JSON.parse(changed), now).ok).toBe(false);
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(checkRelease(value, now)).toEqual({ ok: false, reason: 'release-invalid' });
      }),
    );
  });

  it('takes a period from the moment it is over', () => {
    const end = Date.parse('2026-10-01T00:00:00Z');
    expect(checkRelease(release(), new Date(end)).ok).toBe(true);
    expect(checkRelease(release(), new Date(end - 1))).toEqual({
      ok: false,
      reason: 'release-in-future',
    });
  });

  it('asks for no sum of a table in which a case can stand twice', () => {
    const ground = { [GROUNDS[0] ?? '']: 10, [GROUNDS[1] ?? '']: 10 };
    const twice = measure(10, { subject: { CARE: 10 }, domain: { WORK: 10 }, ground });
    expect(checkRelease(release({}, twice), now).ok).toBe(true);
  });

  it('uses the threshold of the release', () => {
    const seven = (threshold: number): Release =>
      release({ threshold }, measure(7, { subject: { CARE: 7 }, domain: { WORK: 7 } }));
    expect(checkRelease(seven(7), now).ok).toBe(true);
    expect(checkRelease(seven(8), now).ok).toBe(false);
  });
});
