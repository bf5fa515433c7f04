import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BIG,
  chain,
  MID,
  type RegionTowns,
  regionTowns,
  TINY,
} from '../../../../test/federation/region-towns.ts';
import { hiddenReleaseOf } from '../../../../test/federation/releases.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { removePeer } from '../federation/peers.ts';
import { type Db, openDatabase } from '../system/database.ts';
import { declaredForms } from './declared-form.ts';
import { keepNewest } from './keep-newest.ts';
import { overview } from './overview.ts';
import type { TrendQuestion } from './question.ts';
import { yearReport } from './report/year-report.ts';
import { trend, trendJson } from './trend.ts';

const now = new Date('2026-04-10T12:00:00Z');
const QUESTIONS: readonly TrendQuestion[] = [
  { measure: 'received', table: 'total', span: 'quarter', town: 'none' },
  { measure: 'received', table: 'subject', span: 'month', town: 'none' },
  { measure: 'received', table: 'ground', span: 'year', town: BIG },
  { measure: 'closed', table: 'ground_domain', span: 'quarter', town: 'all' },
  { measure: 'received', table: 'ground', span: 'quarter', of: 'AGE', town: 'all' },
  { measure: 'closed', table: 'ground_domain', span: 'quarter', code: 'AGE', town: 'none' },
];

let database: FreshDatabase;
let db: Db;
let town: RegionTowns['town'];
let gather: RegionTowns['gather'];

beforeAll(async () => {
  database = await freshDatabase('coordinator');
  db = database.db;
  ({ town, gather } = regionTowns(db, now));
});

afterAll(() => database.drop());

beforeEach(async () => {
  await db.execute(sql`truncate peers, gathered_releases cascade`);
});

async function allOf(from: Db, at = now) {
  const region = { db: from, forms: declaredForms() };
  const trends = [];
  for (const question of QUESTIONS) {
    trends.push(await trend(region, question, at), await trendJson(region, question, at));
  }
  const report = await yearReport(region, 2025, at);
  return { trends, report, overview: await overview(from, at) };
}

/** Another process that keeps nothing, and nothing kept in the database. */
async function madeAnew(at = now) {
  await db.execute(sql`truncate region_sums, region_tables`);
  const other = openDatabase(database.url);
  try {
    return await allOf(other.db, at);
  } finally {
    await other.close();
  }
}

/** Asks before and after, and sees that what is told then is what is told anew. */
async function changesBy(change: () => Promise<unknown>): Promise<void> {
  const before = await allOf(db);
  expect(await allOf(db)).toEqual(before);
  await change();
  const after = await allOf(db);
  expect(after).not.toEqual(before);
  expect(after).toEqual(await madeAnew());
}

async function threeTowns() {
  for (const id of [BIG, MID, TINY]) await town(id, '2025-01-05T00:00:00Z');
  await gather(BIG, ...chain([20, 30, 40, 50, 60]));
  await gather(MID, ...chain([0, 10, 20, 30, 40]).slice(0, 4));
}

describe('what is kept is made anew', () => {
  it('when a release arrives', async () => {
    await threeTowns();
    await changesBy(() => gather(MID, ...chain([0, 10, 20, 30, 40]).slice(4)));
    await changesBy(() => gather(TINY, hiddenReleaseOf('2026-Q1')));
  });

  it('when another process took it', async () => {
    await threeTowns();
    const other = openDatabase(database.url);
    await changesBy(() => regionTowns(other.db, now).gather(TINY, hiddenReleaseOf('2026-Q1')));
    await other.close();
  });

  it('when a town is admitted, leaves, or comes back', async () => {
    await threeTowns();
    await changesBy(() => town('https://new.example', '2025-02-05T00:00:00Z'));
    await changesBy(() => removePeer(db, TINY, new Date('2025-08-01T00:00:00Z')));
    await changesBy(() => town(TINY, '2025-10-05T00:00:00Z'));
  });

  it('when a town has more inhabitants', async () => {
    await threeTowns();
    await changesBy(() =>
      db.execute(sql`update peers set population = 4000 where entity_id = ${BIG}`),
    );
  });

  it('when a quarter is over', async () => {
    await threeTowns();
    const before = await allOf(db);
    const later = new Date('2026-07-10T12:00:00Z');
    const after = await allOf(db, later);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await madeAnew(later));
  });

  it('not when a transaction that took a release is undone', async () => {
    await threeTowns();
    const before = await allOf(db);
    const undone = db.transaction(async (tx) => {
      await regionTowns(tx, now).gather(TINY, hiddenReleaseOf('2026-Q1'));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await allOf(db)).toEqual(before);
  });
});

it('is the same as JSON', async () => {
  await threeTowns();
  const region = { db, forms: declaredForms() };
  for (const question of QUESTIONS) {
    const told: unknown = JSON.parse(await trendJson(region, question, now));
    expect(told).toEqual(JSON.parse(JSON.stringify(await trend(region, question, now))));
  }
});

it('can be asked for the last quarters only', async () => {
  await threeTowns();
  const { periods, reported, silent } = await overview(db, now, 2);
  expect(periods).toEqual(['2025-Q4', '2026-Q1']);
  expect(Object.keys(reported[BIG] ?? {})).toEqual(periods);
  expect(Object.keys(silent[MID] ?? {})).toEqual(['2026-Q1']);
});

describe('keeping the newest', () => {
  it('lets go of what was asked for longest ago, and of what failed', async () => {
    const kept = keepNewest<number>(2);
    let made = 0;
    const ask = (key: string, madeOf = '') => kept.get(key, madeOf, async () => ++made);
    expect([await ask('a'), await ask('b'), await ask('a'), await ask('c')]).toEqual([1, 2, 1, 3]);
    expect([await ask('b'), await ask('a', 'new')]).toEqual([4, 5]);
    await expect(kept.get('d', '', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await ask('d')).toBe(6);
  });
});
