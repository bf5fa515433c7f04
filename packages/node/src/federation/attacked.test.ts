import { KeyObject, randomUUID } from 'node:crypto';
import {
  deepEnvelope,
  envelopeAttacks,
  epochSeconds,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  PROBLEMS,
  type Scene,
  type Signer,
  soundEnvelopes,
} from '@nabij/protocol';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
  type TestNode,
  testNode,
  type Wires,
} from '../../../../test/federation/nodes.ts';
import {
  type Databases,
  townAndRegion,
  twoDatabases,
} from '../../../../test/federation/town-and-region.ts';
import type { Db } from '../system/database.ts';
import { type Server, serve } from '../system/serve.ts';
import { peers } from './tables.ts';

let databases: Databases;
let network: Wires;
let town: TestNode;
let region: TestNode;
let received: string[];
const served: Server[] = [];

beforeAll(async () => {
  databases = await twoDatabases();
});
afterAll(() => databases.drop());
afterEach(async () => {
  for (const server of served.splice(0)) await server.stop();
});
beforeEach(async () => {
  ({ network, town, region, received } = await townAndRegion(databases));
});

const signer = ({ entityId, key }: TestNode): Signer => ({
  ...{ entityId, kid: key.kid, x: key.publicJwk.x },
  privateKey: KeyObject.from(key.privateKey),
});

/** Everything that lies in a database. */
async function everything(db: Db): Promise<Record<string, unknown>> {
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of tables) {
    const [row] = await db.execute<{ rows: string }>(
      sql`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows
        from ${sql.identifier(name)} t`,
    );
    all[name] = row?.rows;
  }
  return all;
}

/** A peer with a key to seal for, and another peer beside it, as a node knows them. */
async function sceneAt(node: TestNode, from: TestNode): Promise<Scene> {
  const relation = node.metadata.role === 'point' ? 'superior' : 'member';
  const { publicJwk } = await importDecryptionKey(await generateEncryptionKeyJwk());
  await node.db
    .update(peers)
    .set({ encryptionKeys: [publicJwk] })
    .where(eq(peers.entityId, from.entityId));
  const other = await testNode({
    ...{ db: node.db, entityId: 'https://ander.example', role: from.metadata.role },
    ...{ outgoing: network, clock: node.clock },
  });
  await acquaint(node.db, other, { relation, now: node.clock.now() });
  return {
    ...{ sender: signer(from), other: signer(other), encryptionKid: publicJwk.kid },
    ...{ audience: node.entityId, now: epochSeconds(node.clock.now()), slack: 0 },
    ...{ jti: randomUUID(), ref: randomUUID() },
  };
}

async function post(port: number, body: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}/federation/inbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

describe('every bad envelope, over a real connection', () => {
  it.each(['coordinator', 'point'] as const)(
    'is refused by a %s for its own fault, and leaves nothing',
    async (role) => {
      const [node, from] = role === 'coordinator' ? [region, town] : [town, region];
      const scene = await sceneAt(node, from);
      const server = await serve(node.app, { host: '127.0.0.1', port: 0, graceMs: 100 });
      served.push(server);
      const before = await everything(node.db);
      const attacks = [
        ...envelopeAttacks(scene),
        {
          ...{ name: 'depth-10000', expected: 'envelope-not-canonical' as const },
          compact: deepEnvelope(scene, 10_000),
        },
      ];
      for (const { name, compact, expected } of attacks) {
        const { status, text } = await post(server.port, compact);
        const { type } = JSON.parse(text) as { type: string };
        expect([name, status, type]).toEqual([
          name,
          PROBLEMS[expected].status,
          `urn:nabij:problem:${expected}`,
        ]);
      }
      expect(attacks.length).toBeGreaterThan(130);
      expect(await everything(node.db)).toEqual(before);
      expect([received, network.sent]).toEqual([[], []]);
      // a good one under the same name is the first that comes
      const [good] = soundEnvelopes(scene);
      const taken = await post(server.port, good?.compact ?? '');
      expect(taken.status).toBe(role === 'coordinator' ? 200 : PROBLEMS['type-unknown'].status);
      expect(received).toEqual(role === 'coordinator' ? [scene.jti] : []);
    },
  );
});
