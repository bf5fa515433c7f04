import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  epochSeconds,
  importVerifyKey,
  type SignRequest,
  signEnvelope,
  verifyReceipt,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { acquaint, type TestNode, testNode, wires } from '../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { Refusal } from '../system/problem.ts';
import { type KnownPeers, knownPeers } from './known-peers.ts';
import { removePeer } from './peers.ts';
import { type MessageHandler, type MessageHandlers, type Reception, receive } from './receive.ts';
import { type TakeOnce, takerOf } from './take-once.ts';
import { createTurns } from './turns.ts';
import { rememberKeys } from './verify-keys.ts';

const REGION = 'https://regio.example';
const TOWN = 'https://klein.example';
const importKey = rememberKeys();
const turns = createTurns();

let database: FreshDatabase;
let region: TestNode;
let town: TestNode;
let handler: MessageHandler;
let handlers: MessageHandlers;
let finds: { knownPeers: KnownPeers; takeOnce: TakeOnce };

beforeAll(async () => {
  database = await freshDatabase('coordinator');
  finds = { knownPeers: knownPeers(database.db), takeOnce: takerOf(database.db) };
  await database.db.execute(sql`create table effects (jti uuid not null)`);
});

afterAll(() => database.drop());

beforeEach(async () => {
  const { db } = database;
  await db.execute(sql`truncate effects, inbox, peers cascade`);
  handler = async (tx, { jti }) => {
    await tx.execute(sql`insert into effects values (${jti})`);
  };
  const handle: MessageHandler = (...args) => handler(...args);
  handlers = new Map([['release', { from: ['member'], handle }]]);
  const outgoing = wires();
  region = await testNode({ db, entityId: REGION, role: 'coordinator', outgoing });
  town = await testNode({ db, entityId: TOWN, role: 'point', outgoing, clock: region.clock });
  await acquaint(db, town, { relation: 'member', now: region.clock.now() });
});

async function envelope(changes: Partial<SignRequest> = {}): Promise<Buffer> {
  const iat = epochSeconds(region.clock.now());
  const { compact } = await signEnvelope({
    key: town.key,
    iss: TOWN,
    aud: REGION,
    jti: randomUUID(),
    iat,
    exp: iat + 3_600,
    type: 'release',
    body: { version: 1 },
    ...changes,
  });
  return Buffer.from(compact);
}

const take = (bytes: Uint8Array): Promise<Reception> =>
  receive(
    {
      ...{ ...region, ...finds, handlers, importKey, turns },
      readDirectory: async () => undefined,
      takesFromSiblings: false,
    },
    bytes,
  );

async function effects(): Promise<number> {
  const [row] = await database.db.execute<{ n: number }>(
    sql`select count(*)::int as n from effects`,
  );
  return row?.n ?? 0;
}

describe('a message', () => {
  it('has its effect and gets a receipt over exactly its bytes', async () => {
    const jti = randomUUID();
    const iat = epochSeconds(region.clock.now());
    const sent = await signEnvelope({
      key: town.key,
      iss: TOWN,
      aud: REGION,
      jti,
      iat,
      exp: iat + 60,
      type: 'release',
      body: {},
    });
    const answer = await take(Buffer.from(sent.compact));
    if (!('receipt' in answer)) throw new Error(answer.refusal);
    const verdict = await verifyReceipt(answer.receipt, {
      now: region.clock.now(),
      findKey: () => importVerifyKey(region.key.publicJwk),
      sent: { jti, digest: sent.digest, audience: REGION },
    });
    expect(verdict).toMatchObject({ verified: true });
    expect(await effects()).toBe(1);
    expect(region.log.events()).toEqual(['message-received']);
  });

  it('tells the handler who signed it', async () => {
    let issuer = '';
    handler = async (_tx, _message, received) => {
      issuer = received.issuer.entityId;
    };
    await take(await envelope());
    expect(issuer).toBe(TOWN);
  });
});

describe('exactly one effect', () => {
  it('a repeat gets the same receipt, byte for byte', async () => {
    const bytes = await envelope();
    const first = await take(bytes);
    region.clock.forward(30 * 60_000);
    expect(await take(bytes)).toEqual(first);
    expect(await effects()).toBe(1);
  });

  it('16 copies at once have one effect and one receipt', async () => {
    const bytes = await envelope();
    const answers = await Promise.all(Array.from({ length: 16 }, () => take(bytes)));
    const receipts = answers.map((answer) => ('receipt' in answer ? answer.receipt : ''));
    expect(new Set(receipts).size).toBe(1);
    expect(receipts[0]).not.toBe('');
    expect(await effects()).toBe(1);
  });

  it('one jti with other content is refused and noticed', async () => {
    const jti = randomUUID();
    await take(await envelope({ jti }));
    const answer = await take(await envelope({ jti, body: { version: 2 } }));
    expect(answer).toEqual({ refusal: 'replayed-with-other-content' });
    expect(await effects()).toBe(1);
    expect(region.log.events()).toContain('replayed-with-other-content');
  });

  it('16 messages with one jti and other content each: one has its effect', async () => {
    const jti = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 16 }, (_, version) => envelope({ jti, body: { version } })),
    );
    const answers = await Promise.all(all.map(take));
    expect(answers.filter((answer) => 'receipt' in answer)).toHaveLength(1);
    expect(await effects()).toBe(1);
  });

  it('a handler that refuses leaves nothing, and the message may come again', async () => {
    const good = handler;
    const bytes = await envelope();
    handler = async (...args) => {
      await good(...args);
      throw new Refusal('release-already-final');
    };
    expect(await take(bytes)).toEqual({ refusal: 'release-already-final' });
    expect(await effects()).toBe(0);
    handler = good;
    expect(await take(bytes)).toMatchObject({ status: 200 });
    expect(await effects()).toBe(1);
  });

  it('a handler that breaks leaves nothing, and the message may come again', async () => {
    const good = handler;
    const bytes = await envelope();
    handler = async (...args) => {
      await good(...args);
      throw new Error('disk full');
    };
    await expect(take(bytes)).rejects.toThrow('disk full');
    expect(await effects()).toBe(0);
    handler = good;
    expect(await take(bytes)).toMatchObject({ status: 200 });
  });
});

describe('refused', () => {
  it('any flipped bit', async () => {
    const bytes = await envelope();
    const positions = fc.tuple(fc.nat(bytes.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(positions, async ([at, bit]) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(await take(flipped)).toHaveProperty('refusal');
      }),
    );
    expect(await effects()).toBe(0);
    expect(await take(bytes)).toMatchObject({ status: 200 });
  });

  it('any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await take(bytes)).toHaveProperty('refusal');
      }),
    );
  });

  it('a town that nobody admitted', async () => {
    const answer = await take(await envelope({ iss: 'https://stranger.example' }));
    expect(answer).toEqual({ refusal: 'issuer-unknown' });
  });

  it('a town that was removed, even with a message that was taken before', async () => {
    const bytes = await envelope();
    await take(bytes);
    await removePeer(database.db, TOWN, region.clock.now());
    expect(await take(bytes)).toEqual({ refusal: 'issuer-removed' });
    expect(await take(await envelope())).toEqual({ refusal: 'issuer-removed' });
  });

  it('a town that was removed, though its message has other faults and the town is remembered', async () => {
    await take(await envelope());
    await removePeer(database.db, TOWN, region.clock.now());
    const iat = epochSeconds(region.clock.now()) - 7 * 86_400;
    const ended = await envelope({ iat, exp: iat + 60 });
    expect(await take(ended)).toEqual({ refusal: 'issuer-removed' });
  });

  it('a key that is not the issuer’s', async () => {
    expect(await take(await envelope({ key: region.key }))).toEqual({ refusal: 'key-unknown' });
  });

  it('a message for somebody else', async () => {
    const answer = await take(await envelope({ aud: 'https://other.example' }));
    expect(answer).toEqual({ refusal: 'audience-wrong' });
  });

  it('a message that has expired', async () => {
    const bytes = await envelope();
    region.clock.forward(86_400_000);
    expect(await take(bytes)).toEqual({ refusal: 'expired' });
  });

  it('a type that nobody handles here', async () => {
    handlers = new Map();
    expect(await take(await envelope())).toEqual({ refusal: 'type-unknown' });
  });

  it.each([
    'handover-offer',
    'handover-content',
    'consultation-question',
    'contact-cards',
  ] as const)('a %s, which nobody handles here', async (type) => {
    const order = type === 'contact-cards' ? {} : { ref: randomUUID(), seq: 0 };
    const bytes = await envelope({ type, ...order });
    expect(await take(bytes)).toEqual({ refusal: 'type-unknown' });
    expect(await effects()).toBe(0);
  });

  it('is logged with the reason and ids, and nothing that was said', async () => {
    handler = async () => {
      throw new Refusal('release-invalid');
    };
    await take(await envelope({ body: { canary: 'CANARY' } }));
    await take(await envelope({ iss: 'https://canary.example' }));
    expect(region.log.lines.map(({ ids }) => ids.problem)).toEqual([
      'release-invalid',
      'issuer-unknown',
    ]);
    expect(JSON.stringify(region.log.lines).toLowerCase()).not.toContain('canary');
  });
});

describe('too much at once', () => {
  it('a flood by one peer is turned away, and the others have their turn', async () => {
    const other = await testNode({
      ...{ db: database.db, entityId: 'https://middel.example', role: 'point' as const },
      ...{ outgoing: wires(), clock: region.clock },
    });
    await acquaint(database.db, other, { relation: 'member', now: region.clock.now() });
    const good = handler;
    // as what takes long is
    handlers = new Map([
      ['release', { from: ['member'], handle: (...it) => handler(...it), alone: true }],
    ]);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    handler = async (tx, message, received) => {
      if (message.iss === TOWN) await held;
      await good(tx, message, received);
    };
    const flood = await Promise.all(Array.from({ length: 100 }, () => envelope()));
    const floods = flood.map(take);
    const refused: Reception[] = [];
    for (const answer of floods) {
      void answer.then((one) => 'refusal' in one && refused.push(one));
    }
    const served = await take(await envelope({ key: other.key, iss: other.entityId }));
    expect(served).toMatchObject({ status: 200 });
    expect(await effects()).toBe(1);
    await vi.waitFor(() => expect(refused).toHaveLength(36));
    letGo();
    const all = await Promise.all(floods);
    expect(all.filter((one) => 'receipt' in one)).toHaveLength(64);
    expect(refused).toEqual(Array(36).fill({ refusal: 'too-many' }));
    // what was turned away comes again, and has its effect then
    const again = await Promise.all(flood.slice(0, 50).map(take));
    expect(again.filter((one) => 'refusal' in one)).toEqual([]);
  });

  it('messages of unknown hosts leave nothing behind', async () => {
    const rows = async () => {
      const tables = await database.db.execute<{ name: string }>(
        sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
      );
      const counts: [string, unknown][] = [];
      for (const { name } of tables) {
        const [row] = await database.db.execute(
          sql`select count(*)::int as n from ${sql.identifier(name)}`,
        );
        counts.push([name, row?.n]);
      }
      return counts;
    };
    const before = await rows();
    for (let at = 0; at < 300; at += 1) {
      const bytes = await envelope({ iss: `https://host${at}.example` });
      expect(await take(bytes)).toEqual({ refusal: 'issuer-unknown' });
    }
    expect(await rows()).toEqual(before);
  });
});

describe('the handler’s message', () => {
  it('is what was signed', async () => {
    let got: Envelope | undefined;
    handler = async (_tx, message) => {
      got = message;
    };
    const jti = randomUUID();
    await take(await envelope({ jti, body: { period: '2026-Q1' } }));
    expect(got).toMatchObject({ iss: TOWN, jti, body: { period: '2026-Q1' } });
  });
});
