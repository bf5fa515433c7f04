import {
  checkQuarterRelease,
  generateSigningKeyJwk,
  importSigningKey,
  valuesOf,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countClosed, countRow } from '../../../../test/counted-rows.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { preparedOf } from '../../../../test/prepared.ts';
import { amongReceived, openingMonths } from './among-received.ts';
import { type CountedRow, countedRows, insertRelease } from './store.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const OPENED = '2026-Q1';
const MONTHS = openingMonths(OPENED);

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase('point');
});
afterAll(() => database.drop());

const rowOf = fc.record({
  measure: fc.constantFrom('received' as const, 'closed' as const),
  month: fc.constantFrom(...MONTHS.slice(0, 8)),
  domain: fc.constantFrom('WORK', 'HOUSING'),
  campaign: fc.boolean(),
  person: fc.option(fc.constantFrom('a', 'b', 'c')),
});
const rowsOf = fc.array(
  rowOf.map((it) => ({
    ...it,
    ...{ arrived: 'IN_PERIOD' as const, subject: 'DISCRIMINATION', request: 'COMPLAINT' },
    ...{ channel: 'WEB', residence: 'RES_HERE', grounds: ['AGE'], natures: [], handlings: [] },
    ...{ careCategories: [], outcomes: [], barriers: [], timeliness: null },
  })),
);

const isClosed = ({ measure, campaign }: CountedRow) => measure === 'closed' && !campaign;

function upTo(rows: readonly CountedRow[], month: string, is: (row: CountedRow) => boolean) {
  return rows.filter((row) => row.month <= month && is(row)).length;
}

const isReceived = ({ measure }: CountedRow) => measure === 'received';

describe('what is counted as closed', () => {
  it('is never more than came in, up to the end of any month', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const kept = amongReceived(rows, OPENED);
        for (const month of MONTHS) {
          expect(upTo(kept, month, isClosed)).toBeLessThanOrEqual(upTo(rows, month, isReceived));
        }
      }),
    );
  });

  it('leaves out nothing that can have come in, and no more than it must', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const kept = new Set(amongReceived(rows, OPENED));
        const left = rows.filter((row) => !kept.has(row));
        expect(left.every(isClosed)).toBe(true);
        for (const { month } of left) {
          // the month is full
          const all = [...kept];
          expect(upTo(all, month, isClosed)).toBe(upTo(all, month, isReceived));
        }
      }),
    );
  });

  it('is the same of a month however the rows come, and whatever comes later', () => {
    const both = rowsOf.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    const texts = (rows: readonly CountedRow[]) =>
      rows.map((row) => JSON.stringify(row)).toSorted();
    fc.assert(
      fc.property(both, fc.constantFrom(...MONTHS.slice(0, 8)), ([rows, others], month) => {
        const early = (all: readonly CountedRow[]) => all.filter((row) => row.month <= month);
        expect(texts(early(amongReceived(rows, OPENED)))).toEqual(
          texts(amongReceived(early(others), OPENED)),
        );
      }),
    );
  });

  it('is all of it once the point is open for two years', () => {
    const [row] =
      fc.sample(
        rowsOf.filter((rows) => rows.length > 0),
        1,
      )[0] ?? [];
    const late = { ...row, measure: 'closed', campaign: false, month: '2028-01' } as CountedRow;
    expect(MONTHS.at(-1)).toBe('2027-12');
    expect(amongReceived([late], OPENED)).toEqual([late]);
    expect(amongReceived([{ ...late, month: '2027-12' }], OPENED)).toEqual([]);
  });
});

describe('a point that closes more than ever came in', () => {
  it('has quarters that leave and are taken, one after the other', async () => {
    const { db } = database;
    const key = await importSigningKey(await generateSigningKeyJwk());
    const at = (month: string) => new Date(`2026-${month}-03T10:00:00Z`);
    for (let nth = 0; nth < 30; nth += 1) await countClosed(db, {}, at('01'));
    for (let nth = 0; nth < 12; nth += 1) await countRow(db, { measure: 'received' }, at('02'));
    for (let nth = 0; nth < 25; nth += 1) await countClosed(db, {}, at('03'));
    for (let nth = 0; nth < 9; nth += 1) await countRow(db, { measure: 'received' }, at('04'));
    for (let nth = 0; nth < 7; nth += 1) await countClosed(db, {}, at('05'));
    const deps = { db, key, clock: { now: () => NOW } };
    const first = await preparedOf(deps, '2026-Q1');
    expect(checkQuarterRelease(first.release, NOW)).toMatchObject({ ok: true });
    expect(first.how).toBe('chosen');
    expect(valuesOf(first.release).get('closed/2026-Q1/total')).toBe(12);
    expect(valuesOf(first.release).get('closed/2026-01/total')).toBe(0);
    const { bytes: body, digest } = first;
    const left = { jti: crypto.randomUUID(), releasedBy: null, releasedAt: NOW };
    await insertRelease(db, { period: '2026-Q1', body, digest, ...left });
    const second = await preparedOf(deps, '2026-Q2');
    const earlier = [first.release];
    expect(checkQuarterRelease(second.release, NOW, { earlier })).toMatchObject({ ok: true });
    expect(valuesOf(second.release).get('closed/2026-Q2/total')).toBe(7);
    // nothing was taken out of the counts themselves
    expect(await countedRows(db, MONTHS)).toHaveLength(30 + 12 + 25 + 9 + 7);
    await db.execute(sql`truncate tallies, release_drafts, releases`);
  });
});
