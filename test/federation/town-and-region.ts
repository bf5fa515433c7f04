import type { Envelope } from '@nabij/protocol';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import type { MessageHandlers } from '../../packages/node/src/federation/receive.ts';
import { type DeliveryState, deliveryStates } from '../../packages/node/src/federation/store.ts';
import { type FreshDatabase, freshDatabase } from '../postgres.ts';
import { acquaint, answerOf, type TestNode, testNode, type Wires, wires } from './nodes.ts';

export const TOWN = 'https://klein.example';
export const REGION = 'https://regio.example';

/** A town and its region that know each other, with the wires between them. */
export interface TownAndRegion {
  network: Wires;
  town: TestNode;
  region: TestNode;
  /** The `jti` of every message that had its effect at the region, in order. */
  received: string[];
  queue(audience?: string, order?: { ref: string; seq: number }): Promise<string>;
  stateOf(jti: string): Promise<DeliveryState | undefined>;
  /** From now on every request gets this answer. */
  answering(status: number, headers?: Record<string, string>, body?: string): void;
  /** Makes that many more peers known to the town; nobody answers at their addresses. */
  addPeers(count: number): Promise<string[]>;
}

export interface Databases {
  here: FreshDatabase;
  there: FreshDatabase;
  drop(): Promise<void>;
}

export async function twoDatabases(): Promise<Databases> {
  const here = await freshDatabase('point');
  const there = await freshDatabase('coordinator');
  const drop = async () => {
    await Promise.all([here.drop(), there.drop()]);
  };
  return { here, there, drop };
}

/** @param handlers what messages do at the region; they are noted in `received` unless given */
export async function townAndRegion(
  { here, there }: Databases,
  handlers?: MessageHandlers,
): Promise<TownAndRegion> {
  await here.db.execute('truncate peers, outbox, inbox');
  await there.db.execute('truncate peers, outbox, inbox cascade');
  const network = wires();
  const received: string[] = [];
  const noting: MessageHandlers = new Map([
    [
      'release',
      {
        from: ['member'],
        handle: async (_tx: unknown, { jti }: Envelope) => void received.push(jti),
      },
    ],
  ]);
  const town = await testNode({
    db: here.db,
    entityId: TOWN,
    role: 'point',
    outgoing: network,
  });
  const region = await testNode({
    db: there.db,
    entityId: REGION,
    role: 'coordinator',
    outgoing: network,
    clock: town.clock,
    handlers: handlers ?? noting,
  });
  const now = town.clock.now();
  await acquaint(here.db, region, { relation: 'superior', now });
  await acquaint(there.db, town, { relation: 'member', now });
  return { network, town, region, received, ...actions(town, region, network) };
}

function actions(
  town: TestNode,
  region: TestNode,
  network: Wires,
): Pick<TownAndRegion, 'queue' | 'stateOf' | 'answering' | 'addPeers'> {
  return {
    async queue(audience = REGION, order) {
      const { jti } = await enqueue(town.db, town, {
        audience,
        type: 'release',
        body: { version: 1 },
        now: town.clock.now(),
        ...(order ? { order } : {}),
      });
      return jti;
    },
    async stateOf(jti) {
      return (await deliveryStates(town.db, [jti])).get(jti);
    },
    answering(status, headers = {}, body = '') {
      network.intercept = async () => answerOf(status, headers, body);
    },
    async addPeers(count) {
      const ids = Array.from({ length: count }, (_, i) => `https://town${i}.example`);
      for (const entityId of ids) {
        const metadata = { ...region.metadata, inbox: `${entityId}/federation/inbox` };
        const peer = { entityId, key: region.key, metadata };
        await acquaint(town.db, peer, { relation: 'member', now: town.clock.now() });
      }
      return ids;
    },
  };
}
