import {
  DIRECTORY_MEDIA_TYPE,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  signDirectory,
} from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
  answerOf,
  setClock,
  type TestNode,
  testNode,
  type Wires,
  wires,
} from '../../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { type OutgoingAnswer, OutgoingError } from '../outgoing.ts';
import { removePeer, setSuspended } from '../peers.ts';
import { fetchDirectory } from './fetch.ts';
import { refreshMembers } from './members.ts';
import { restAfter, startRefreshing } from './refresh.ts';
import { directoryRoutes } from './routes.ts';
import { directoryReader } from './stored.ts';

const REGION = 'https://regio.example';
const TOWNS = ['https://beek.example', 'https://dam.example'];
const HOUR = 3_600_000;
const SIGNED = { 'content-type': DIRECTORY_MEDIA_TYPE };

let network: Wires;
let databases: FreshDatabase[];
let region: TestNode;
let beek: TestNode;
let dam: TestNode;
const clock = setClock();

beforeAll(async () => {
  databases = await Promise.all([
    freshDatabase('coordinator'),
    freshDatabase('point'),
    freshDatabase('point'),
  ]);
});
afterAll(async () => {
  for (const { drop } of databases) await drop();
});

beforeEach(async () => {
  network = wires();
  const [regionDb, beekDb, damDb] = databases.map(({ db }) => db);
  const [beekId = '', damId = ''] = TOWNS;
  if (!regionDb || !beekDb || !damDb) throw new Error('There is a database for each');
  await regionDb.execute('truncate peers cascade');
  for (const db of [beekDb, damDb]) await db.execute('truncate peers, directories cascade');
  const common = { outgoing: network, clock };
  region = await testNode({ ...common, db: regionDb, entityId: REGION, role: 'coordinator' });
  beek = await testNode({ ...common, db: beekDb, entityId: beekId, role: 'point' });
  dam = await testNode({ ...common, db: damDb, entityId: damId, role: 'point' });
  region.app.route('/', directoryRoutes(region));
  for (const town of [beek, dam]) {
    await acquaint(region.db, town, { relation: 'member', now: clock.now() });
    await acquaint(town.db, region, { relation: 'superior', now: clock.now() });
  }
});

/** What somebody at Beek sees of the points there are. */
async function seen() {
  const directory = await directoryReader(beek.db)();
  return directory?.entries.map(({ entity_id, address }) => [entity_id, address ?? '?'].join(' '));
}

/** All is asked anew, a second later. */
async function refresh() {
  clock.forward(1_000);
  await refreshMembers(region);
  return fetchDirectory(beek);
}

const instead = (answer: () => Promise<OutgoingAnswer>, path = '/federation/directory') => {
  network.intercept = async ({ url }) => (url.endsWith(path) ? answer() : undefined);
};
const lastProblem = (node: TestNode) => node.log.lines.at(-1)?.ids.problem;

describe('the directory', () => {
  it('has every member with what it says of itself', async () => {
    Object.assign(beek.metadata, { address: 'Dorpsplein 1', town: 'Beek' });
    expect(await seen()).toBeUndefined();
    expect(await refresh()).toBe('fresh');
    expect(await seen()).toEqual(['https://beek.example Dorpsplein 1', 'https://dam.example ?']);
  });

  it('says what to seal for a member', async () => {
    const { publicJwk } = await importDecryptionKey(await generateEncryptionKeyJwk());
    Object.assign(dam.metadata, { encryption_keys: [publicJwk] });
    await refresh();
    const directory = await directoryReader(beek.db)();
    const keys = directory?.entries.map(({ encryption_keys }) => encryption_keys);
    expect(keys).toEqual([undefined, [publicJwk]]);
  });

  it('follows a member that moves, and one that is removed', async () => {
    Object.assign(dam.metadata, { address: 'Haven 1' });
    await refresh();
    Object.assign(dam.metadata, { address: 'Haven 2' });
    await refresh();
    expect(await seen()).toEqual(['https://beek.example ?', 'https://dam.example Haven 2']);
    await removePeer(region.db, dam.entityId, clock.now());
    await refresh();
    expect(await seen()).toEqual(['https://beek.example ?']);
  });

  it('goes on naming a member that is suspended: people have to find their point', async () => {
    await setSuspended(region.db, dam.entityId, clock.now());
    await refresh();
    expect(await seen()).toContain('https://dam.example ?');
  });

  it('names a member that never answered, as it was admitted', async () => {
    instead(async () => answerOf(503, {}, ''), '/.well-known/openid-federation');
    await refresh();
    expect(await seen()).toHaveLength(2);
  });

  it.each([
    ['away', async () => Promise.reject(new OutgoingError('timed-out')), 'timed-out'],
    ['broken', async () => answerOf(500, {}, 'x'), 'entity-statement-invalid'],
  ])('keeps what a member said last while it is %s', async (_what, answer, problem) => {
    Object.assign(dam.metadata, { address: 'Haven 1' });
    await refresh();
    Object.assign(dam.metadata, { address: 'Haven 2' });
    instead(answer, 'dam.example/.well-known/openid-federation');
    clock.forward(1_000);
    expect(await refreshMembers(region)).toBe(1);
    expect(lastProblem(region)).toBe(problem);
    await fetchDirectory(beek);
    expect(await seen()).toContain('https://dam.example Haven 1');
  });

  it('names nobody of a member that does not answer for a day', async () => {
    Object.assign(dam.metadata, { address: 'Haven 1', people: [{ name: 'Dirk', line: 'Zorg' }] });
    await refresh();
    const people = async () => (await directoryReader(beek.db)())?.entries[1]?.people;
    expect(await people()).toEqual([{ name: 'Dirk', line: 'Zorg' }]);
    clock.forward(24 * HOUR);
    await fetchDirectory(beek);
    expect(await people()).toBeUndefined();
    expect(await seen()).toContain('https://dam.example Haven 1');
  });

  it('takes nothing from a member that comes with another key', async () => {
    Object.assign(dam.metadata, { address: 'Haven 1' });
    await refresh();
    const { outgoing: _, ...rest } = dam;
    const thief = await testNode({ ...rest, outgoing: network, role: 'point', clock });
    Object.assign(thief.metadata, { address: 'Roversnest' });
    clock.forward(1_000);
    expect(await refreshMembers(region)).toBe(1);
    expect(lastProblem(region)).toBe('key-changed');
    await fetchDirectory(beek);
    expect(await seen()).toContain('https://dam.example Haven 1');
  });

  it('has the name and municipalities of admission, whatever a member claims', async () => {
    const { name, municipalities } = dam.metadata;
    Object.assign(dam.metadata, { name: 'Meldpunt Beek', municipalities: ['GM0001'] });
    Object.assign(beek.metadata, { town: 'Beek' });
    Object.assign(dam.metadata, { town: 'Dam', places: ['Beek', 'Sluis'], address: 'Haven 1' });
    await refresh();
    const entries = (await directoryReader(beek.db)())?.entries;
    expect(entries?.[1]).toMatchObject({ name, municipalities, places: ['Sluis'] });
    expect(await seen()).toContain('https://dam.example Haven 1');
    expect(region.log.lines.map(({ event }) => event)).toContain('directory-claim-left-out');
  });

  it('names nobody any more of a member that comes with another key', async () => {
    Object.assign(dam.metadata, { address: 'Haven 1', people: [{ name: 'Dirk', line: 'Zorg' }] });
    await refresh();
    const { outgoing: _, ...rest } = dam;
    await testNode({ ...rest, outgoing: network, role: 'point', clock });
    clock.forward(24 * HOUR);
    expect(await refreshMembers(region)).toBe(1);
    await fetchDirectory(beek);
    expect((await directoryReader(beek.db)())?.entries[1]?.people).toBeUndefined();
    expect(await seen()).toContain('https://dam.example Haven 1');
  });

  it('leaves out a statement that somebody changed in the database', async () => {
    Object.assign(dam.metadata, { address: 'Haven 1' });
    await refresh();
    await region.db.execute(
      `update member_statements set statement = (select statement from member_statements
       where entity_id = 'https://beek.example') where entity_id = 'https://dam.example'`,
    );
    clock.forward(600_000);
    await fetchDirectory(beek);
    expect(await seen()).toEqual(['https://beek.example ?', 'https://dam.example ?']);
  });

  it('gives one that says very much no room of the others', async () => {
    const people = Array.from({ length: 100 }, () => ({
      name: 'x'.repeat(80),
      line: 'x'.repeat(120),
    }));
    Object.assign(dam.metadata, { people, address: 'Haven 1' });
    await refresh();
    expect(await seen()).toContain('https://dam.example Haven 1');
    const directory = await directoryReader(beek.db)();
    expect(directory?.entries.map((it) => it.people?.length ?? 0)).toEqual([0, 0]);
  });
});

describe('a point that gets no good directory', () => {
  const good = ['https://beek.example Dorpsplein 1', 'https://dam.example ?'];
  beforeEach(async () => {
    Object.assign(beek.metadata, { address: 'Dorpsplein 1' });
    await refresh();
  });

  const flipped = (jwt: string) => {
    const at = jwt.length - 20;
    return jwt.slice(0, at) + (jwt[at] === 'A' ? 'B' : 'A') + jwt.slice(at + 1);
  };
  const entries = [{ entity_id: REGION, name: 'Vals', municipalities: [], languages: [] }];
  const forged = () => signDirectory({ key: dam.key, iss: REGION, now: clock.now(), entries });
  const ownOf = (node: TestNode, now = clock.now()) =>
    signDirectory({ key: node.key, iss: node.entityId, now, entries });

  it.each<[string, string, () => Promise<OutgoingAnswer>]>([
    ['another key', 'key-unknown', async () => answerOf(200, SIGNED, await forged())],
    ['another issuer', 'payload-invalid', async () => answerOf(200, SIGNED, await ownOf(dam))],
    [
      'a changed letter',
      'signature-invalid',
      async () => answerOf(200, SIGNED, flipped(await ownOf(region))),
    ],
    [
      'an expired one',
      'expired',
      async () =>
        answerOf(200, SIGNED, await ownOf(region, new Date(clock.now().getTime() - 25 * HOUR))),
    ],
    [
      'one of the future',
      'issued-in-future',
      async () =>
        answerOf(200, SIGNED, await ownOf(region, new Date(clock.now().getTime() + HOUR))),
    ],
    [
      'an older one',
      'older',
      async () =>
        answerOf(200, SIGNED, await ownOf(region, new Date(clock.now().getTime() - HOUR))),
    ],
    ['a page', 'media-type', async () => answerOf(200, { 'content-type': 'text/html' }, 'x')],
    ['a failure', 'http-500', async () => answerOf(500, SIGNED, '')],
    [
      'too much',
      'answer-too-large',
      async () => Promise.reject(new OutgoingError('answer-too-large')),
    ],
    ['no end', 'timed-out', async () => Promise.reject(new OutgoingError('timed-out'))],
    ['nobody', 'unreachable', async () => Promise.reject(new OutgoingError('unreachable'))],
  ])('but %s keeps the last good one', async (_what, problem, answer) => {
    clock.forward(HOUR / 2);
    instead(answer);
    expect(await fetchDirectory(beek)).toBe('kept');
    expect(lastProblem(beek)).toBe(problem);
    expect(await seen()).toEqual(good);
  });

  it('still shows the last one when that has expired, with its day', async () => {
    const issued = clock.now();
    instead(async () => Promise.reject(new OutgoingError('unreachable')));
    clock.forward(48 * HOUR);
    await fetchDirectory(beek);
    const directory = await directoryReader(beek.db)();
    expect(directory?.issuedAt.getTime()).toBeLessThanOrEqual(issued.getTime());
    expect(directory?.expiresAt.getTime()).toBeLessThan(clock.now().getTime());
    expect(await seen()).toEqual(good);
  });

  it('takes a row for nothing that somebody changed', async () => {
    await beek.db.execute(`update directories set statement = statement || 'A'`);
    expect(await seen()).toBeUndefined();
  });

  it('forgets the one of a coordinator that it left', async () => {
    await removePeer(beek.db, REGION, clock.now());
    expect(await seen()).toBeUndefined();
    expect(await fetchDirectory(beek)).toBe('alone');
  });
});

describe('stating the directory', () => {
  it('happens when something changed, and else only now and then', async () => {
    const ask = async () => (await region.app.request(`${REGION}/federation/directory`)).text();
    const first = await ask();
    clock.forward(599_000);
    expect(await ask()).toBe(first);
    clock.forward(1_000);
    const second = await ask();
    expect(second).not.toBe(first);
    await removePeer(region.db, dam.entityId, clock.now());
    const third = await ask();
    expect(third).not.toBe(second);
    clock.forward(1_000);
    expect(await ask()).toBe(third);
    await refreshMembers(region);
    expect(await ask()).not.toBe(third);
  });

  it('is done again at once after it failed', async () => {
    await region.db.execute('alter table member_statements rename to away');
    const ask = async () => (await region.app.request(`${REGION}/federation/directory`)).status;
    expect(await ask()).toBe(500);
    await region.db.execute('alter table away rename to member_statements');
    expect(await ask()).toBe(200);
  });
});

describe('the rest until the next round', () => {
  it('is about an hour when all went well, and longer after each failure', () => {
    expect(restAfter('well', 0, 0)).toBe(45 * 60_000);
    expect(restAfter('well', 0, 0.999)).toBeLessThan(75 * 60_000);
    const waits = [1, 2, 3, 4, 5, 6, 7, 60].map((failures) => restAfter('not-well', failures, 0.5));
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60].map((minutes) => minutes * 60_000));
    expect(restAfter('alone', 0, 0.5)).toBe(60_000);
  });
});

describe('refreshing while a node runs', () => {
  it('stops at once, also while somebody does not answer', async () => {
    const { promise: asked, resolve: begin } = Promise.withResolvers<void>();
    network.intercept = ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new OutgoingError('unreachable')));
        begin();
      });
    const refreshing = startRefreshing(beek, 'point');
    await asked;
    await refreshing.stop();
    expect(beek.log.events()).toEqual(['superior-not-followed']);
  });

  it('outlives trouble with the database', async () => {
    await beek.db.execute('alter table directories rename to away');
    const { promise: logged, resolve: seenIt } = Promise.withResolvers<void>();
    const log = { ...beek.log, error: () => seenIt() };
    const refreshing = startRefreshing({ ...beek, log }, 'point');
    await logged;
    await refreshing.stop();
    await beek.db.execute('alter table away rename to directories');
    expect(await refresh()).toBe('fresh');
  });
});
