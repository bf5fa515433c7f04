import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countClosed, countRow } from '../../../../test/counted-rows.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { closedLeftOut } from './left-out.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase('point');
});
afterAll(() => database.drop());

const at = (month: string) => new Date(`2026-${month}-03T10:00:00Z`);

describe('cases that were closed and never came in', () => {
  it('are told of their own quarter', async () => {
    const { db } = database;
    for (let nth = 0; nth < 3; nth += 1) await countRow(db, { measure: 'received' }, at('01'));
    for (let nth = 0; nth < 5; nth += 1) await countClosed(db, {}, at('02'));
    expect(await closedLeftOut(db, '2026-Q1')).toBe(2);
    expect(await closedLeftOut(db, '2026-Q2')).toBe(0);
  });

  it('are none where as many came in, and none of a campaign', async () => {
    const { db } = database;
    await db.execute(sql`truncate tallies`);
    for (let nth = 0; nth < 3; nth += 1) await countRow(db, { measure: 'received' }, at('01'));
    for (let nth = 0; nth < 3; nth += 1) await countClosed(db, {}, at('01'));
    for (let nth = 0; nth < 4; nth += 1) await countClosed(db, { campaign: true }, at('02'));
    expect(await closedLeftOut(db, '2026-Q1')).toBe(0);
  });
});
