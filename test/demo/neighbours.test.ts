import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../packages/node/src/system/log.ts';
import {
  freePort,
  makeMember,
  type NetworkNode,
  type NodePlan,
  networkNode,
  pointEnvironment,
  setClock,
} from '../network.ts';
import { type FreshDatabase, freshDatabase } from '../postgres.ts';
import { actorIn } from './actor.ts';
import { betweenPoints } from './between.ts';
import { playHistory } from './history.ts';
import { neighbourSteps } from './neighbours.ts';
import { COORDINATOR, TOWNS } from './region.ts';
import { shareDirectory } from './show-people.ts';

const UNTIL = new Date('2026-11-19T13:30:00Z');
const steps = neighbourSteps(UNTIL);
const clock = setClock(steps[0]?.at ?? UNTIL);
const databases: FreshDatabase[] = [];
const nodes: NetworkNode[] = [];
let dir = '';

async function start(id: string, it: Pick<NodePlan, 'env' | 'people'>): Promise<NetworkNode> {
  const fresh = await freshDatabase(it.env.NABIJ_ROLE === 'point' ? 'point' : 'coordinator');
  databases.push(fresh);
  const node = networkNode({
    ...{ id, ...it, clock, delivers: false, databaseUrl: fresh.url },
    ...{ log: createLog({ level: 'silent' }), keysDir: join(dir, id, 'keys') },
    port: await freePort(),
  });
  await node.start();
  nodes.push(node);
  return node;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-neighbours-'));
  const env = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: COORDINATOR.name };
  const coordinator = await start('coordinator', { env, people: [] });
  const towns: NetworkNode[] = [];
  for (const town of TOWNS) {
    const node = await start(town.id, { env: pointEnvironment(town), people: town.people });
    await makeMember(node, coordinator);
    towns.push(node);
  }
  const actor = actorIn(towns, clock, () => shareDirectory(coordinator, towns));
  const quiet = { write: () => true };
  await playHistory(steps, actor, { file: join(dir, 'history.json'), screen: quiet });
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
  for (const fresh of databases) await fresh.drop();
  await rm(dir, { recursive: true, force: true });
});

/** The rows of a table at a town, by the columns that are asked for. */
async function rowsAt(town: string, query: string): Promise<Record<string, unknown>[]> {
  const node = nodes.find(({ id }) => id === town);
  if (!node) throw new RangeError(`There is no town ${town}`);
  return [...(await node.running().database.db.execute(sql.raw(query)))];
}

describe('what the towns do with one another', () => {
  const handovers = "select side, state->>'at' as at from handovers order by offered_at";

  it('is one case that arrived and one that waits for an answer', async () => {
    expect(await rowsAt('hazelvoorde', handovers)).toEqual([{ side: 'sender', at: 'arrived' }]);
    expect(await rowsAt('wilgendrecht', handovers)).toEqual([
      { side: 'receiver', at: 'arrived' },
      { side: 'sender', at: 'offered' },
    ]);
    expect(await rowsAt('oostermonde', handovers)).toEqual([{ side: 'receiver', at: 'offered' }]);
  });

  it('is a question that nobody answered yet, and a card that was shared', async () => {
    const asked = 'select side, state from consultations';
    expect(await rowsAt('hazelvoorde', asked)).toEqual([{ side: 'asker', state: 'asked' }]);
    // what came is opened when somebody there is at work
    const { call } = betweenPoints(nodes.slice(1), {
      ...{ clock, known: () => ({ code: '', caseId: '' }), meet: async () => {} },
    });
    await call('wilgendrecht', 'geeske', { method: 'GET', path: '/api/consultations' });
    expect(await rowsAt('wilgendrecht', asked)).toEqual([{ side: 'asked', state: 'asked' }]);
    expect(await rowsAt('wilgendrecht', 'select from shared_cards')).toHaveLength(1);
  });

  it.each(['2026-11-19T06:05:00Z', '2026-11-21T23:00:00Z', '2027-01-04T10:00:00Z'])(
    'is in order and over before %s, whatever day it is',
    (now) => {
      const times = neighbourSteps(new Date(now)).map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThan(new Date(now).getTime());
    },
  );
});
