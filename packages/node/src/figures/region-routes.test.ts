import type { Period, QuarterRelease } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../../../test/federation/nodes.ts';
import {
  BIG,
  chain,
  MID,
  type RegionTowns,
  regionTowns,
  TINY,
} from '../../../../test/federation/region-towns.ts';
import { releaseOf } from '../../../../test/federation/releases.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { regionFiguresReader } from '../region/public-figures.ts';
import type { Db } from '../system/database.ts';
import { regionFiguresRoutes } from './region-routes.ts';

const now = new Date('2026-04-10T12:00:00Z');

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

function site() {
  const read = regionFiguresReader(db);
  const clock = setClock(now.toISOString());
  const languages = ['nl', 'en', 'ar', 'tr'];
  const app = regionFiguresRoutes({ read, clock, name: 'Regio <Drie>', languages });
  return {
    read: () => read(now),
    ask: (path: string, headers = {}) => app.request(path, { headers }),
    text: async (path: string) => (await app.request(path)).text(),
  };
}

/** One quarter of a town that is new. */
const quarterOf = (period: Period, total: number): QuarterRelease => releaseOf(period, total);

describe("the region's public figures", () => {
  it('are lower bounds that leave out what one town could have less', async () => {
    for (const id of [BIG, MID, TINY]) await town(id, '2026-01-05T00:00:00Z');
    await gather(BIG, quarterOf('2026-Q1', 48));
    await gather(MID, quarterOf('2026-Q1', 9));
    const { read } = site();
    const [first] = await read();
    // 48 is 50 on the town's page, so it could be 48; the 9 is not there and could be none
    expect(first?.figures.get('received/2026-Q1/total')).toBe(45);
    expect(first?.figures.get('closed/2026-Q1/total')).toBe(0);
    // no town's page has grounds of a quarter: for all that is said there, the 48 could be none
    expect(first?.figures.get('received/2026-Q1/ground/AGE')).toBeNull();
    expect(first).toMatchObject({ period: '2026-Q1', towns: 2, silent: ['tiny.example'] });
    await gather(TINY, quarterOf('2026-Q1', 8));
    const [after] = await read();
    expect(after?.figures.get('received/2026-Q1/total')).toBe(55);
    expect(after).toMatchObject({ towns: 3, silent: [] });
  });

  it('count what a page of a town cannot show when its year is not all here', async () => {
    await town(BIG, '2025-10-05T00:00:00Z');
    const [, , , fourth, last] = chain([60, 60, 60, 60, 60]);
    for (const release of [fourth, last]) if (release) await gather(BIG, release);
    const found = await site().read();
    const figure = (period: string) =>
      found.find((it) => it.period === period)?.figures.get(`received/${period}/total`);
    expect(figure('2025-Q4')).toBeNull();
    expect(figure('2026-Q1')).toBe(55);
  });

  it('are worked out for releases that came before they were kept', async () => {
    await town(BIG, '2025-01-05T00:00:00Z');
    await gather(BIG, ...chain([60, 60, 60, 60, 60]));
    const before = await site().read();
    await db.execute(sql`truncate public_parts`);
    expect(await site().read()).toEqual(before);
    expect(before.map(({ period }) => period).slice(0, 3)).toEqual([
      '2026-Q1',
      '2025-Q4',
      '2025-Q1..2025-Q4',
    ]);
  });

  it('stand on a page that needs no sign-in, the last whole year first', async () => {
    const here = site();
    expect(await here.text('/figures?lang=nl')).toContain('Er zijn nog geen cijfers.');
    await town(BIG, '2025-01-05T00:00:00Z');
    await town(MID, '2025-01-05T00:00:00Z', 'Stil <b>dorp</b>');
    await gather(BIG, ...chain([60, 60, 60, 60, 60]));
    const page = await here.text('/figures?lang=en');
    expect(page).toContain('<h2>All of 2025</h2>');
    expect(page).toContain('at least 235');
    expect(page).toContain(
      '1 town is in this. Nothing heard yet from: Stil &lt;b&gt;dorp&lt;/b&gt;.',
    );
    expect(page).toContain('Regio &lt;Drie&gt;');
    expect(page).toContain('<span>0</span>');
    expect(page).not.toContain('<script');
    const quarter = await here.text('/figures?lang=en&period=2026-Q1');
    expect(quarter).toContain('<h2>Quarter 1 of 2026</h2>');
    expect(await here.text('/figures?lang=ar')).toContain('dir="rtl"');
    // some codes have no words in it
    expect(await here.text('/figures?lang=tr')).toContain('lang="nl"');
  });

  it('are a file too, with how many towns are in each number', async () => {
    await town(BIG, '2025-10-05T00:00:00Z');
    await gather(BIG, quarterOf('2026-Q1', 48));
    const answer = await site().ask('/figures.csv?lang=en');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=600');
    const [head, first, ...lines] = (await answer.text()).split('\r\n');
    expect(head).toBe('period,measure,table,code,label,at_least,status,towns,silent_towns');
    expect(first).toBe('2026-Q1,received,total,,All together,45,at_least,1,0');
    expect(lines.some((line) => line.endsWith(',,protected,1,0'))).toBe(true);
  });
});
