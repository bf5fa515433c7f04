import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BIG, chain, MID, regionTowns, TINY } from '../../../../test/federation/region-towns.ts';
import { hiddenReleaseOf } from '../../../../test/federation/releases.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { readChanges } from './changes-store.ts';
import { packedTable } from './packed.ts';
import type { TrendQuestion } from './question.ts';
import { listTable, type SaidTogether } from './trend-store.ts';

const now = new Date('2026-04-10T12:00:00Z');
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('coordinator');
});

afterAll(() => database.drop());

beforeEach(async () => {
  const { db } = database;
  await db.execute(sql`truncate peers, gathered_releases, region_tables cascade`);
  const { town, gather } = regionTowns(db, now);
  for (const id of [BIG, MID, TINY]) await town(id, '2025-01-05T00:00:00Z');
  await gather(BIG, ...chain([20, 30, 40, 50]));
  await gather(MID, ...chain([0, 10, 20]));
});

const inOrder = (groups: readonly SaidTogether[]) =>
  groups
    .map(({ said, ...of }) => [JSON.stringify(of), new Map(said)] as const)
    .toSorted(([a], [b]) => a.localeCompare(b));

it.each<TrendQuestion>([
  { measure: 'received', table: 'total', span: 'month' },
  { measure: 'received', table: 'ground', span: 'year' },
  { measure: 'received', table: 'total', span: 'quarter', code: 'AGE' },
  { measure: 'closed', table: 'ground_domain', span: 'quarter' },
  { measure: 'closed', table: 'ground_domain', span: 'quarter', code: 'AGE' },
])('a packed table says what the rows say: %j', async (question) => {
  const { db } = database;
  const packed = async () => {
    const changes = await readChanges(db);
    const { quarters } = changes;
    return inOrder(await packedTable(db, question, { changes, quarters }));
  };
  const rows = async () => inOrder(await listTable(db, question));
  expect(await packed()).toEqual(await rows());
  expect(await packed()).toEqual(await rows());
  await regionTowns(db, now).gather(TINY, hiddenReleaseOf('2026-Q1'));
  expect(await packed()).toEqual(await rows());
});
