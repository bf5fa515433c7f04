import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { type Db, openDatabase } from './database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('point');
});
afterAll(() => fresh.drop());

async function one(db: Db, query: ReturnType<typeof sql>): Promise<Record<string, unknown>> {
  const [row] = await db.execute(query);
  if (row === undefined) throw new Error('no row');
  return row;
}

describe('openDatabase', () => {
  it('gives rows of raw SQL back as plain values', async () => {
    const row = await one(
      fresh.db,
      sql`select '2026-01-02T03:04:05.678+02'::timestamptz moment, '{"a":[1]}'::jsonb json,
        '\\x00ff'::bytea bytes, array['a','b'] list, 5::bigint big, count(*)::int number,
        null::timestamptz nothing`,
    );
    expect(row).toEqual({
      moment: new Date('2026-01-02T01:04:05.678Z'),
      json: { a: [1] },
      bytes: Buffer.from([0x00, 0xff]),
      list: ['a', 'b'],
      big: '5',
      number: 1,
      nothing: null,
    });
  });

  it('takes moments, bytes, lists and JSON as parameters of raw SQL', async () => {
    const moment = new Date('2026-01-02T01:04:05.678Z');
    const row = await one(
      fresh.db,
      sql`select ${moment}::timestamptz moment, ${Buffer.from([1, 2])}::bytea bytes,
        ${sql.param(['a', 'b'])}::text[] list, ${JSON.stringify({ a: 1 })}::jsonb json`,
    );
    expect(row).toEqual({ moment, bytes: Buffer.from([1, 2]), list: ['a', 'b'], json: { a: 1 } });
  });

  it('lets a step run in a transaction, which leaves nothing when it fails', async () => {
    const addVisit = (db: Db) =>
      db.execute(sql`insert into visits values ('\\x01'::bytea, 'sealed', null, now())`);
    const failing = fresh.db.transaction(async (tx) => {
      await addVisit(tx);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await one(fresh.db, sql`select count(*)::int n from visits`)).toEqual({ n: 0 });
  });

  it('says whether the database answers', async () => {
    await expect(fresh.database.ping()).resolves.toBeUndefined();
    const nowhere = openDatabase(fresh.url.replace('/test_', '/missing_'));
    await expect(nowhere.ping()).rejects.toThrow('does not exist');
    await nowhere.close();
  });

  it('does not repeat an address that is none, which may hold a password', () => {
    expect(() => openDatabase('db/hunter2')).toThrow('The address of the database is not a URL.');
  });
});
