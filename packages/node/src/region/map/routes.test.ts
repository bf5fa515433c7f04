import { OpenAPIHono } from '@hono/zod-openapi';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { createAccount, unlockAccount } from '../../access/accounts.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { auditEntries } from '../../access/tables.ts';
import { createLog } from '../../system/log.ts';
import { onError } from '../../system/problem.ts';
import { MAX_MAP_BYTES } from './areas.ts';
import { MAP_PATH, mapRoutes } from './routes.ts';

const SQUARE: [number, number][] = [
  [5, 52],
  [5.5, 52],
  [5.5, 52.5],
  [5, 52],
];
const feature = (code: string, coordinates: unknown = [SQUARE]) => ({
  type: 'Feature',
  properties: { code, name: `Gemeente ${code}` },
  geometry: { type: 'Polygon', coordinates },
});
const collection = (...features: readonly unknown[]) => ({ type: 'FeatureCollection', features });

let database: FreshDatabase;
let app: OpenAPIHono<SessionEnv>;
let id: string;

beforeAll(async () => {
  database = await freshDatabase('coordinator');
  const { db } = database;
  const clock = setClock('2026-04-10T12:00:00Z');
  const person = { login: 'koos', name: 'Koos', role: 'keeper', password: 'kwal fiets zolder' };
  await createAccount(db, { ...person, role: 'keeper' }, clock.now());
  const who = await unlockAccount(db, person.login, person.password);
  id = who.accountId;
  app = new OpenAPIHono<SessionEnv>();
  app.onError(onError(createLog({ level: 'silent' })));
  app.use((c, next) => {
    c.set('who', { ...who, signedInAt: clock.now() });
    return next();
  });
  app.route('/', mapRoutes({ db, clock }));
});

afterAll(() => database.drop());

async function send(method: 'GET' | 'PUT' | 'DELETE', body?: string) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await app.request(MAP_PATH, { method, headers, ...(body && { body }) });
  return { status: answer.status, body: (await answer.json()) as object };
}

describe('the map of a region', () => {
  it('is none at first, then what was loaded last, then none again; each is written down', async () => {
    expect(await send('GET')).toEqual({ status: 200, body: { map: null } });
    await send('PUT', JSON.stringify(collection(feature('XX01'))));
    const areas = collection(feature('XX01'), feature('XX02'));
    const shown = { status: 200, body: { map: { areas, addedAt: '2026-04-10T12:00:00.000Z' } } };
    expect(await send('PUT', JSON.stringify(areas))).toEqual(shown);
    expect(await send('GET')).toEqual(shown);
    for (const _ of ['there', 'gone']) {
      expect(await send('DELETE')).toEqual({ status: 200, body: { map: null } });
    }
    const lines = await database.db.select().from(auditEntries).orderBy(asc(auditEntries.id));
    expect(lines.map(({ act, actorId }) => [act, actorId])).toEqual([
      ['map-loaded', id],
      ['map-loaded', id],
      ['map-removed', id],
    ]);
  });

  it.each([
    ['no area', collection()],
    [
      'a line',
      collection({ ...feature('A'), geometry: { type: 'LineString', coordinates: SQUARE } }),
    ],
    ['a ring that is open', collection(feature('A', [SQUARE.slice(0, 3)]))],
    ['three numbers a point', collection(feature('A', [SQUARE.map((it) => [...it, 1])]))],
    ['no code', collection({ ...feature('A'), properties: { name: 'A' } })],
    [
      'more than a code and a name',
      collection({ ...feature('A'), properties: { code: 'A', name: 'A', mail: 'x' } }),
    ],
    ['one that is twice there', collection(feature('A'), feature('A'))],
  ])('with %s is refused', async (_, areas) => {
    expect(await send('PUT', JSON.stringify(areas))).toMatchObject({ status: 422 });
  });

  it('of more than 5 MB is refused', async () => {
    const large = JSON.stringify(collection(feature('x'.repeat(MAX_MAP_BYTES))));
    expect(await send('PUT', large)).toMatchObject({
      ...{ status: 413, body: { type: 'urn:nabij:problem:too-large' } },
    });
  });
});
