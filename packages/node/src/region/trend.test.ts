import { addressesOf, CODE_VERSION, type Period } from '@nabij/protocol';
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
import { hiddenReleaseOf, releaseOf, releaseWith } from '../../../../test/federation/releases.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { removePeer } from '../federation/peers.ts';
import type { Db } from '../system/database.ts';
import { declaredForms } from './declared-form.ts';
import { overview } from './overview.ts';
import type { Region } from './said.ts';
import { type Trend, trend } from './trend.ts';

const now = new Date('2026-04-10T12:00:00Z');
const total = { measure: 'received', table: 'total', span: 'quarter' } as const;

let database: FreshDatabase;
let db: Db;
let region: Region;
let town: RegionTowns['town'];
let gather: RegionTowns['gather'];

beforeAll(async () => {
  database = await freshDatabase('coordinator');
  db = database.db;
  region = { db, forms: declaredForms() };
  ({ town, gather } = regionTowns(db, now));
});

afterAll(() => database.drop());

beforeEach(async () => {
  await db.execute(sql`truncate peers, gathered_releases cascade`);
});

async function totals(periods: Period[] = []) {
  const found = await trend(region, total, now);
  if (periods.length > 0) expect(found.periods).toEqual(periods);
  return Object.fromEntries(found.towns.map(({ id, cells }) => [id, cells]));
}

const cellOf = ({ region }: Trend, period: string, code: string) => region[period]?.[code];

describe('a town in a quarter', () => {
  it('has a number, a hidden one, or is silent: three different things', async () => {
    for (const id of [BIG, MID, TINY]) await town(id, '2026-01-05T00:00:00Z');
    await gather(BIG, releaseOf('2026-Q1', 0));
    await gather(MID, hiddenReleaseOf('2026-Q1'));
    expect(await totals(['2026-Q1'])).toEqual({
      [BIG]: { '2026-Q1': { total: 0 } },
      [MID]: { '2026-Q1': { total: null } },
      [TINY]: { '2026-Q1': null },
    });
  });

  it('is expected from the quarter of its admission', async () => {
    await town(BIG, '2025-03-31T23:59:59Z');
    await town(MID, '2025-10-01T00:00:00Z');
    expect(await totals(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'])).toEqual({
      [BIG]: {
        '2025-Q1': null,
        '2025-Q2': null,
        '2025-Q3': null,
        '2025-Q4': null,
        '2026-Q1': null,
      },
      [MID]: { '2025-Q4': null, '2026-Q1': null },
    });
  });

  it('is expected from its first release where that is earlier', async () => {
    await town(BIG, '2026-04-01T00:00:00Z');
    const first = releaseOf('2025-Q3', 20);
    await gather(BIG, first, releaseOf('2026-Q1', 10, { after: first }));
    expect(await totals(['2025-Q3', '2025-Q4', '2026-Q1'])).toEqual({
      [BIG]: { '2025-Q3': { total: 20 }, '2025-Q4': null, '2026-Q1': { total: 10 } },
    });
  });

  it('is no longer expected once it was removed, and what it said stays', async () => {
    await town(BIG, '2025-07-01T00:00:00Z');
    await gather(BIG, releaseOf('2025-Q3', 20));
    await removePeer(db, BIG, new Date('2025-12-01T00:00:00Z'));
    expect(await totals()).toEqual({ [BIG]: { '2025-Q3': { total: 20 } } });
    const { silent } = await overview(db, now);
    expect(silent).toEqual({ [BIG]: {} });
  });

  it('admitted in this quarter is not silent yet', async () => {
    await town(BIG, '2026-04-02T00:00:00Z');
    expect(await trend(region, total, now)).toMatchObject({ periods: [], region: {} });
  });
});

describe('a span', () => {
  it('of months has three for each quarter', async () => {
    await town(BIG, '2025-10-05T00:00:00Z');
    await gather(BIG, releaseOf('2025-Q4', 20));
    const found = await trend(region, { ...total, span: 'month' }, now);
    expect(found.towns[0]?.cells).toEqual({
      '2025-10': { total: 20 },
      '2025-11': { total: 0 },
      '2025-12': { total: 0 },
      '2026-01': null,
      '2026-02': null,
      '2026-03': null,
    });
  });

  it('of years rolls on from the fourth quarter', async () => {
    await town(BIG, '2025-01-05T00:00:00Z');
    await town(MID, '2025-01-05T00:00:00Z');
    await town(TINY, '2025-10-05T00:00:00Z');
    await gather(BIG, ...chain([10, 20, 30, 40, 50]));
    const tiny = releaseOf('2025-Q4', 7);
    await gather(TINY, tiny, releaseOf('2026-Q1', 7, { after: tiny }));
    const found = await trend(region, { ...total, span: 'year' }, now);
    expect(found.periods).toEqual(['2025-Q1..2025-Q4', '2025-Q2..2026-Q1']);
    expect(Object.fromEntries(found.towns.map(({ id, cells }) => [id, cells]))).toEqual({
      [BIG]: { '2025-Q1..2025-Q4': { total: 100 }, '2025-Q2..2026-Q1': { total: 140 } },
      [MID]: { '2025-Q1..2025-Q4': null, '2025-Q2..2026-Q1': null },
      // it was no member for the whole of them
      [TINY]: {},
    });
    expect(found.warnings).toBeNull();
  });
});

describe('the region', () => {
  it('adds what is visible and says what is missing', async () => {
    for (const id of [BIG, MID, TINY]) await town(id, '2025-10-05T00:00:00Z');
    await gather(BIG, ...chain([30, 40]));
    const mid = releaseOf('2025-Q4', 10);
    await gather(MID, mid, hiddenReleaseOf('2026-Q1', { after: mid }));
    await gather(TINY, releaseOf('2025-Q4', 0));
    const found = await trend(region, { ...total, table: 'subject' }, now);
    expect(found.codes).toEqual(['DISCRIMINATION', 'CARE', 'BOTH', 'QUESTION']);
    expect(cellOf(found, '2025-Q4', 'DISCRIMINATION')).toMatchObject({
      ...{ visible: 40, hiddenTowns: 0, silentTowns: 0 },
      bounds: { low: 40, high: 40 },
    });
    expect(cellOf(found, '2026-Q1', 'DISCRIMINATION')).toMatchObject({
      ...{ visible: 40, hiddenTowns: 1, silentTowns: 1 },
      bounds: { low: 40, high: null },
    });
    expect(cellOf(found, '2026-Q1', 'CARE')).toMatchObject({ visible: 0, hiddenTowns: 1 });
  });

  it('bounds what is hidden by the total, less what is shown beside it', async () => {
    await town(BIG, '2026-01-05T00:00:00Z');
    const numbers = new Map<string, number | null>([
      ['received/2026-Q1/total', 50],
      ['received/2026-Q1/subject/DISCRIMINATION', 30],
      ['received/2026-Q1/domain/PUBLIC_SPACE', 12],
    ]);
    const number = (at: string) => numbers.get(at) ?? (at.startsWith('received/') ? null : 0);
    await gather(BIG, releaseWith(number, '2026-Q1'));
    const bounds = async (table: 'subject' | 'domain' | 'ground' | 'people', code: string) =>
      cellOf(await trend(region, { ...total, table }, now), '2026-Q1', code)?.bounds;
    expect(await bounds('subject', 'CARE')).toEqual({ low: 0, high: 20 });
    expect(await bounds('subject', 'DISCRIMINATION')).toEqual({ low: 30, high: 30 });
    expect(await bounds('domain', 'WORK')).toEqual({ low: 0, high: 38 });
    expect(await bounds('domain', 'WORK_DISMISSAL')).toEqual({ low: 0, high: 38 });
    // a report can have several grounds
    expect(await bounds('ground', 'AGE')).toEqual({ low: 0, high: 50 });
    expect(await bounds('people', 'people')).toEqual({ low: 0, high: 50 });
  });

  it('tells the rate of who told something, and why two periods do not compare', async () => {
    for (const id of [BIG, MID]) await town(id, '2025-10-05T00:00:00Z');
    await gather(BIG, ...chain([30, 45]));
    await gather(MID, releaseOf('2025-Q4', 6));
    const found = await trend(region, total, now);
    expect(cellOf(found, '2025-Q4', 'total')).toMatchObject({
      rate: { rate: { low: 60, high: 60 } },
      notComparable: [],
    });
    expect(cellOf(found, '2026-Q1', 'total')).toMatchObject({
      rate: { rate: { low: 150, high: 150 } },
      notComparable: ['silent'],
    });
    await db.execute(sql`update peers set population = null where entity_id = ${BIG}`);
    const unknown = cellOf(await trend(region, total, now), '2026-Q1', 'total');
    expect(unknown?.rate).toBeNull();
    expect(unknown?.notComparable).toEqual(['silent', 'population-unknown']);
  });

  it('warns of a rise in the towns that told every quarter', async () => {
    for (const id of [BIG, MID]) await town(id, '2023-01-05T00:00:00Z');
    await gather(BIG, ...chain([...Array(12).fill(10), 60]));
    // a town that tells for the first time is no rise
    await gather(MID, releaseOf('2026-Q1', 500));
    const { warnings } = await trend(region, { ...total, table: 'ground' }, now);
    expect(warnings).toMatchObject({ period: '2026-Q1', towns: 1 });
    expect(warnings?.codes.AGE).toMatchObject({
      ...{ outcome: 'warns', observed: { low: 60, high: 60 } },
      ...{ expected: { low: 10, high: 10 }, explanation: { key: 'above' } },
      falseAlarms: { level: 5, runs: 1_000 },
    });
    expect(warnings?.codes.SEX?.outcome).toBe('no');
  });

  it('without towns has nothing to say', async () => {
    expect(await trend(region, total, now)).toMatchObject({
      ...{ periods: [], towns: [], region: {}, warnings: null },
    });
    expect(await overview(db, now)).toMatchObject({
      towns: [],
      periods: [],
      reported: {},
      silent: {},
    });
  });
});

describe('a question', () => {
  it('of two dimensions can be of one code of the first', async () => {
    await town(BIG, '2026-01-05T00:00:00Z');
    await gather(BIG, releaseOf('2026-Q1', 20));
    const table = 'subject_request';
    const all = await trend(region, { ...total, table }, now);
    const quarter = addressesOf({ period: '2026-Q1', year: false, codes: CODE_VERSION });
    const start = 'received/2026-Q1/subject_request/';
    expect(all.codes).toEqual(
      quarter.filter((at) => at.startsWith(start)).map((at) => at.slice(start.length)),
    );
    const visible = Object.entries(all.region['2026-Q1'] ?? {}).map(([code, it]) => [
      code,
      it.visible,
    ]);
    const somebody = 'DISCRIMINATION/COMPLAINT';
    expect(visible).toEqual(all.codes.map((code) => [code, code === somebody ? 20 : 0]));
    const one = await trend(region, { ...total, table, code: 'DISCRIMINATION' }, now);
    expect(one.codes).toContain('COMPLAINT');
    expect(one.codes.length).toBeLessThan(all.codes.length);
    expect(cellOf(one, '2026-Q1', 'COMPLAINT')).toMatchObject({ visible: 20, hiddenTowns: 0 });
  });

  it('of one town says what its numbers mean; of none leaves towns out', async () => {
    for (const id of [BIG, MID]) await town(id, '2025-10-05T00:00:00Z');
    await gather(BIG, ...chain([30, 45]));
    const { towns, region: cells } = await trend(region, { ...total, town: BIG }, now);
    expect(towns).toHaveLength(1);
    expect(towns[0]?.meaning?.['2026-Q1']?.total).toMatchObject({
      bounds: { low: 45, high: 45 },
      rate: { rate: { low: 150, high: 150 } },
      notComparable: [],
    });
    const every = await trend(region, { ...total, table: 'subject', of: 'DISCRIMINATION' }, now);
    expect(every.towns.map(({ meaning }) => meaning?.['2026-Q1'])).toEqual([
      {
        DISCRIMINATION: expect.objectContaining({
          ...{ bounds: { low: 45, high: 45 }, notComparable: [] },
        }),
      },
      {},
    ]);
    const none = await trend(region, { ...total, town: 'none' }, now);
    expect(none).toMatchObject({ towns: [], region: cells });
  });
});
