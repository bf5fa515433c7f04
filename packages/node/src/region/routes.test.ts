import { CODE_VERSION, label } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { testClient } from 'hono/testing';
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
import { hiddenReleaseOf, releaseOf } from '../../../../test/federation/releases.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import type { Db } from '../system/database.ts';
import { createLog } from '../system/log.ts';
import { onError } from '../system/problem.ts';
import type { Observation } from './open-data/observation.ts';
import { regionRoutes } from './routes.ts';
import type { Trend } from './trend.ts';

const now = new Date('2026-04-10T12:00:00Z');
const total = { measure: 'received', table: 'total', span: 'quarter' } as const;

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

describe('the routes', () => {
  const clock = setClock(now.toISOString());
  const routesHere = () =>
    regionRoutes({ db, clock, publisher: 'Regio', log: createLog({ level: 'silent' }) });
  const open = () => testClient(routesHere());

  it('give the overview', async () => {
    for (const id of [BIG, MID]) await town(id, '2025-10-05T00:00:00Z');
    await gather(BIG, ...chain([0, 3_001]));
    await gather(MID, hiddenReleaseOf('2026-Q1'));
    const answer = await open().api.region.overview.$get({ query: {} });
    const at = now.toISOString();
    const release = { at, codes: CODE_VERSION, threshold: 5 };
    const known = { population: 3_000, admittedAt: '2025-10-05T00:00:00.000Z', removedAt: null };
    expect(await answer.json()).toEqual({
      daysToReport: 31,
      towns: [
        { id: BIG, name: 'big.example', ...known },
        { id: MID, name: 'mid.example', ...known },
      ],
      periods: ['2025-Q4', '2026-Q1'],
      reported: {
        [BIG]: {
          '2025-Q4': { ...release, days: 99, isLate: true, received: 'zero', marks: [] },
          '2026-Q1': {
            ...{ ...release, days: 9, isLate: false, received: 'some' },
            marks: ['above-inhabitants'],
          },
        },
        [MID]: { '2026-Q1': { ...release, days: 9, isLate: false, received: 'hidden', marks: [] } },
      },
      silent: { [BIG]: {}, [MID]: { '2025-Q4': { days: 99, isLate: true, isSkipped: true } } },
    });
  });

  it('give the trend', async () => {
    await town(BIG, '2026-01-05T00:00:00Z');
    const answer = await open().api.region.trend.$get({ query: total });
    const meaning = { bounds: { low: 0, high: 0 }, rate: null, notComparable: [] };
    expect(await answer.json()).toEqual({
      ...{ ...total, town: 'all' },
      fewestToCompare: 20,
      periods: ['2026-Q1'],
      codes: ['total'],
      towns: [
        {
          ...{ id: BIG, name: 'big.example', population: 3_000, municipalities: [] },
          cells: { '2026-Q1': null },
        },
      ],
      region: {
        '2026-Q1': {
          total: { visible: 0, toldTowns: 0, hiddenTowns: 0, silentTowns: 1, ...meaning },
        },
      },
      warnings: null,
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

  it('give open data in four formats', async () => {
    await town(BIG, '2026-01-05T00:00:00Z');
    await town(MID, '2026-01-05T00:00:00Z');
    await db.execute(
      sql`update peers set municipalities = '{GM0002,GM0001}' where entity_id = ${BIG}`,
    );
    await gather(BIG, releaseOf('2026-Q1', 40));
    const get = async (ending: string) =>
      routesHere().request(`/api/region/open-data.${ending}?measure=received&table=subject`);
    const named = 'regio-reports-received-by-subject-per-quarter-2026-04-10';
    for (const ending of ['csv', 'csv-metadata.json', 'json', 'sdmx.csv']) {
      const { headers } = await get(ending);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${named}.${ending}"`);
    }
    const csv = await get('csv');
    expect(csv.headers.get('link')).toMatch(/csv-metadata\.json\?.*rel="describedby"/);
    const lines = (await csv.text()).split('\r\n');
    expect(lines).toContain(
      'GM0001_GM0002,big.example,received,2026-Q1,Q,subject,DISCRIMINATION,40,reported',
    );
    expect(lines).toContain('mid_example,mid.example,received,2026-Q1,Q,subject,CARE,,silent');
    const sdmx = await get('sdmx.csv');
    expect(sdmx.headers.get('content-type')).toBe('application/vnd.sdmx.data+csv; version=2.0.0');
    expect(await sdmx.text()).toContain(',Q,mid_example,RECEIVED,SUBJECT,CARE,2026-Q1,,O,F');
    expect(await (await get('json')).json()).toMatchObject({
      ...{ publisher: 'Regio', dimensions: ['subject'], issued: '2026-04-10' },
    });
    expect(await (await get('csv-metadata.json')).json()).toMatchObject({
      url: `${named}.csv`,
    });
  });

  it('give open data that agree with the trend, and a tag that goes with the numbers', async () => {
    await town(BIG, '2025-01-05T00:00:00Z', '=big, "it"');
    await town(MID, '2025-10-05T00:00:00Z');
    await town(TINY, '2026-01-05T00:00:00Z');
    await gather(BIG, ...chain([20, 30, 40, 50]));
    await gather(TINY, hiddenReleaseOf('2026-Q1'));
    const routes = routesHere();
    const get = (path: string, headers = {}) => routes.request(`/api/region/${path}`, { headers });
    for (const of of ['table=total&span=month', 'table=subject', 'table=people&span=year']) {
      const query = `measure=received&${of}`;
      const found = (await (await get(`trend?${query}&town=all`)).json()) as Trend;
      const expected = found.periods.flatMap((period) =>
        found.towns.flatMap(({ id, cells }) =>
          found.codes.map((code) => {
            const its = cells[period];
            const none = its === null ? 'silent' : its === undefined ? 'not-member' : 'hidden';
            const count = its?.[code] ?? null;
            return `${new URL(id).host.replace('.', '_')} ${count} ${count === null ? none : 'reported'}`;
          }),
        ),
      );
      const json = await get(`open-data.json?${query}`);
      const { observations } = (await json.json()) as { observations: Observation[] };
      const told = observations.map((it) => `${it.town} ${it.count} ${it.status}`);
      expect(told).toEqual(expected);
      expect(new Set(observations.map(({ status }) => status)).size).toBeGreaterThan(1);
    }
    const path = 'open-data.csv?measure=received&table=total';
    const etag = (await get(path)).headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(`${path}&span=month`, { 'if-none-match': etag })).status).toBe(200);
    await gather(MID, hiddenReleaseOf('2026-Q1'));
    expect((await get(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it.each([
    ['?measure=received'],
    ['?measure=received&table=story'],
    ['?measure=__proto__&table=total'],
    ['?measure=received&table=__proto__'],
    ['?measure=received&table=outcome'],
    ['?measure=received&table=ground&span=month'],
    ['?measure=received&table=arrived&span=year'],
    ['?measure=received&table=ground&code=AGE'],
    ['?measure=received&table=subject_request&code=AGE'],
    ['.csv?measure=received&table=total&language=xx'],
  ])('refuse the question %s', async (question) => {
    const routes = routesHere();
    routes.onError(onError(createLog({ level: 'error' })));
    const answer = await routes.request(`/api/region/trend${question}`);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('are described as OpenAPI', () => {
    const document = routesHere().getOpenAPIDocument({
      openapi: '3.1.0',
      info: { title: 'x', version: '1' },
    });
    expect(Object.keys(document.paths ?? {}).sort()).toEqual([
      '/api/region/dhis2/mapping',
      '/api/region/dhis2/{period}',
      '/api/region/dhis2/{period}/check',
      '/api/region/open-data',
      '/api/region/open-data.csv',
      '/api/region/open-data.csv-metadata.json',
      '/api/region/open-data.json',
      '/api/region/open-data.sdmx.csv',
      '/api/region/overview',
      '/api/region/report',
      '/api/region/trend',
      '/api/region/trend.csv',
    ]);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual([
      'OpenDataCatalogue',
      'RegionYear',
      'Dhis2Mapping',
      'Dhis2Check',
      'RegionOverview',
      'RegionTrend',
    ]);
  });
});
