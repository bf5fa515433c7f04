import { randomUUID } from 'node:crypto';
import { COUNT_TABLES, label, type Period, type Release } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { testClient } from 'hono/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../../../test/federation/nodes.ts';
import { hiddenReleaseOf, releaseOf } from '../../../../test/federation/releases.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { addPeer, findPeer, removePeer } from '../federation/peers.ts';
import type { Db } from '../system/database.ts';
import { gatherRelease } from './gather.ts';
import { regionRoutes } from './routes.ts';
import { overview, trend } from './trend.ts';

const REGION = 'https://regio.example';
const [BIG, MID, TINY] = ['https://big.example', 'https://mid.example', 'https://tiny.example'];
const now = new Date('2026-04-10T12:00:00Z');
const total = { measure: 'received', table: 'total' } as const;

let database: FreshDatabase;
let db: Db;

beforeAll(async () => {
  database = await freshDatabase('coordinator');
  db = database.db;
});

afterAll(() => database.drop());

beforeEach(async () => {
  await db.execute(sql`truncate peers, gathered_releases cascade`);
});

async function town(entityId: string, admitted: string, name = new URL(entityId).host) {
  const peer = {
    entityId,
    relation: 'member',
    role: 'point',
    name,
    municipalities: [],
    population: 3_000,
    kid: 'kid',
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: '' },
    inbox: `${entityId}/federation/inbox`,
  } as const;
  await addPeer(db, { ...peer, municipalities: [] }, { now: new Date(admitted), replaceKey: true });
}

async function gather(iss: string, release: Release): Promise<void> {
  const issuer = await findPeer(db, iss);
  if (!issuer) throw new Error('no peer');
  const jti = randomUUID();
  const message = {
    iss,
    aud: REGION,
    jti,
    iat: 0,
    exp: 1,
    type: 'release',
    body: release,
  } as const;
  await gatherRelease(db, message, { issuer, now });
}

async function totals(periods: Period[] = []) {
  const found = await trend(db, total, now);
  if (periods.length > 0) expect(found.periods).toEqual(periods);
  return Object.fromEntries(found.towns.map(({ id, cells }) => [id, cells]));
}

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
    await gather(BIG, releaseOf('2025-Q3', 20));
    await gather(BIG, releaseOf('2026-Q1', 10));
    expect(await totals(['2025-Q3', '2025-Q4', '2026-Q1'])).toEqual({
      [BIG]: { '2025-Q3': { total: 20 }, '2025-Q4': null, '2026-Q1': { total: 10 } },
    });
  });

  it('is no longer expected once it was removed, and what it said stays', async () => {
    await town(BIG, '2025-07-01T00:00:00Z');
    await gather(BIG, releaseOf('2025-Q3', 20));
    await removePeer(db, BIG, new Date('2025-12-01T00:00:00Z'));
    expect(await totals()).toEqual({ [BIG]: { '2025-Q3': { total: 20 } } });
  });

  it('admitted in this quarter is not silent yet', async () => {
    await town(BIG, '2026-04-02T00:00:00Z');
    expect(await trend(db, total, now)).toMatchObject({ periods: [], region: {} });
  });
});

describe('the region', () => {
  it('adds what is visible and says what is missing', async () => {
    for (const id of [BIG, MID, TINY]) await town(id, '2025-10-05T00:00:00Z');
    await gather(BIG, releaseOf('2026-Q1', 40));
    await gather(MID, hiddenReleaseOf('2026-Q1'));
    await gather(BIG, releaseOf('2025-Q4', 30));
    await gather(MID, releaseOf('2025-Q4', 10));
    await gather(TINY, releaseOf('2025-Q4', 0));
    const { region, codes } = await trend(db, { measure: 'received', table: 'subject' }, now);
    expect(codes).toEqual(COUNT_TABLES.subject.codes);
    expect(region['2025-Q4']?.DISCRIMINATION).toEqual({
      visible: 40,
      hiddenTowns: 0,
      silentTowns: 0,
    });
    expect(region['2026-Q1']?.DISCRIMINATION).toEqual({
      visible: 40,
      hiddenTowns: 1,
      silentTowns: 1,
    });
    expect(region['2026-Q1']?.CARE).toEqual({ visible: 0, hiddenTowns: 1, silentTowns: 1 });
  });

  it('without towns has nothing to say', async () => {
    expect(await trend(db, total, now)).toMatchObject({ periods: [], towns: [], region: {} });
    expect(await overview(db, now)).toEqual({ towns: [], periods: [], reported: {} });
  });
});

describe('the routes', () => {
  const clock = setClock(now.toISOString());
  const open = () => testClient(regionRoutes({ db, clock }));

  it('give the overview', async () => {
    await town(BIG, '2025-10-05T00:00:00Z');
    await gather(BIG, releaseOf('2026-Q1', 40));
    const answer = await open().api.region.overview.$get();
    expect(await answer.json()).toEqual({
      towns: [
        { id: BIG, name: 'big.example', population: 3_000, admittedAt: '2025-10-05T00:00:00.000Z' },
      ],
      periods: ['2025-Q4', '2026-Q1'],
      reported: { [BIG]: { '2026-Q1': now.toISOString() } },
    });
  });

  it('give the trend', async () => {
    await town(BIG, '2026-01-05T00:00:00Z');
    const answer = await open().api.region.trend.$get({ query: total });
    expect(await answer.json()).toEqual({
      ...total,
      periods: ['2026-Q1'],
      codes: ['total'],
      towns: [{ id: BIG, name: 'big.example', population: 3_000, cells: { '2026-Q1': null } }],
      region: { '2026-Q1': { total: { visible: 0, hiddenTowns: 0, silentTowns: 1 } } },
    });
  });

  it('give the trend as CSV, every gap with its reason', async () => {
    await town(BIG, '2025-10-05T00:00:00Z', '=cmd()');
    await town(MID, '2026-01-05T00:00:00Z', 'Mid, the');
    await town(TINY, '2026-01-05T00:00:00Z');
    await gather(BIG, releaseOf('2026-Q1', 40));
    await gather(MID, hiddenReleaseOf('2026-Q1'));
    const query = { measure: 'received', table: 'subject', language: 'nl' } as const;
    const care = label('subject', 'CARE', 'nl');
    const answer = await open().api.region['trend.csv'].$get({ query });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await answer.text()).split('\r\n').filter((line) => /^period|,CARE,/.test(line));
    expect(lines).toEqual([
      'period,town_id,town,measure,table,code,label,count,status',
      `2025-Q4,${BIG},"'=cmd()",received,subject,CARE,${care},,silent`,
      `2025-Q4,${MID},"Mid, the",received,subject,CARE,${care},,not-member`,
      `2025-Q4,${TINY},tiny.example,received,subject,CARE,${care},,not-member`,
      `2026-Q1,${BIG},"'=cmd()",received,subject,CARE,${care},0,reported`,
      `2026-Q1,${MID},"Mid, the",received,subject,CARE,${care},,hidden`,
      `2026-Q1,${TINY},tiny.example,received,subject,CARE,${care},,silent`,
    ]);
  });

  it.each([
    ['?measure=received'],
    ['?measure=received&table=story'],
    ['?measure=__proto__&table=total'],
    ['.csv?measure=received&table=total&language=xx'],
  ])('refuse the question %s', async (question) => {
    const routes = regionRoutes({ db, clock });
    const answer = await routes.request(`/api/region/trend${question}`);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('are described as OpenAPI', () => {
    const routes = regionRoutes({ db, clock });
    const document = routes.getOpenAPIDocument({
      openapi: '3.1.0',
      info: { title: 'x', version: '1' },
    });
    expect(Object.keys(document.paths ?? {})).toEqual([
      '/api/region/overview',
      '/api/region/trend',
      '/api/region/trend.csv',
    ]);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual([
      'RegionOverview',
      'RegionTrend',
    ]);
  });
});
