import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  epochSeconds,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  sealContent,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acquaint, setClock, testNode, wires } from '../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { findPeer } from '../federation/peers.ts';
import { type TakeOnce, takerOf } from '../federation/take-once.ts';
import { Refusal } from '../system/problem.ts';
import { consultationHandlers } from './receive.ts';

const DAM = 'https://dam.example';
const WAALD = 'https://waald.example';
const HERE = 'https://beek.example';
const DAY = 86_400_000;
const handlers = new Map(consultationHandlers());
const clock = setClock();

let database: FreshDatabase;
let take: TakeOnce;

beforeAll(async () => {
  database = await freshDatabase('point');
  for (const entityId of [DAM, WAALD]) {
    const common = { db: database.db, role: 'point', outgoing: wires(), clock } as const;
    const node = await testNode({ ...common, entityId });
    await acquaint(database.db, node, { relation: 'sibling', now: clock.now() });
  }
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.execute(sql`truncate inbox, sealed_messages`);
  take = takerOf(database.db);
});

/** What comes of a message of another point: `taken`, or the refusal. */
async function sends(iss: string, it: { type?: Envelope['type']; ref?: string } = {}) {
  const { type = 'contact-cards', ref } = it;
  const [jti, iat] = [randomUUID(), epochSeconds(clock.now())];
  const facts = { iss, aud: HERE, jti, iat, type, ...(ref ? { ref, seq: 0 } : {}) };
  const content = ref
    ? { from: 'Geeske', question: 'Wie betaalt een bed?' }
    : { from: 'Geeske', cards: [{ name: 'Nachtopvang', contact: '0999 00 00 00' }] };
  const { publicJwk: to } = await importDecryptionKey(await generateEncryptionKeyJwk());
  const sealed = await sealContent({ message: facts, content, to });
  const message: Envelope = { ...facts, exp: iat + 60, body: { sealed } };
  const issuer = await findPeer(database.db, iss);
  const taken = handlers.get(type);
  if (!issuer || !taken) throw new Error('Nobody takes that');
  const now = clock.now();
  return take({
    ...{ message, digest: jti, receipt: `receipt of ${jti}`, now, version: null },
    ...{ alone: false, ofIssuerOnly: true },
    effect: (tx) => taken.handle(tx, message, { issuer, now }),
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return error.problem;
    throw error;
  });
}

/** As if so many messages of a point waited, each of so many bytes. */
const wait = (messages: number, bytes = 10) =>
  database.db.execute(sql`
    insert into sealed_messages (iss, jti, aud, type, iat, exp, sealed, received_at)
    select ${DAM}, gen_random_uuid(), ${HERE}, 'contact-cards', 0, 1, repeat('x', ${bytes}::int),
      ${clock.now()}::timestamptz from generate_series(1, ${messages}::int)`);
/** As if so many came at this moment. */
const came = (messages: number) =>
  database.db.execute(sql`
    insert into inbox (iss, jti, type, digest, receipt, received_at)
    select ${DAM}, gen_random_uuid(), 'contact-cards', 'd', 'r', ${clock.now()}::timestamptz
    from generate_series(1, ${messages}::int)`);
const kept = async () => (await database.db.execute(sql`select from sealed_messages`)).length;
const counted = async () => (await database.db.execute(sql`select from inbox`)).length;

describe('what one point sends beside cases', () => {
  it('waits here up to 100 messages of all its classes together, and of others beside it', async () => {
    await wait(99);
    const ref = randomUUID();
    expect(await sends(DAM, { type: 'consultation-question', ref })).toBe('taken');
    expect(await sends(DAM)).toBe('too-many');
    expect(await sends(WAALD)).toBe('taken');
    expect([await kept(), await counted()]).toEqual([101, 2]);
  });

  it('waits here up to 8 MiB', async () => {
    await wait(8, 1024 * 1024 - 10);
    expect(await sends(DAM)).toBe('too-many');
    await database.db.execute(sql`delete from sealed_messages`);
    await wait(7, 1024 * 1024);
    expect(await sends(DAM)).toBe('taken');
  });

  it('is at most 200 a day, also where somebody opens it at once', async () => {
    await came(199);
    expect(await sends(DAM)).toBe('taken');
    await database.db.execute(sql`delete from sealed_messages`);
    expect(await sends(DAM)).toBe('too-many');
    expect(await sends(WAALD)).toBe('taken');
    clock.forward(DAY);
    expect(await sends(DAM)).toBe('taken');
  });
});

describe('a consultation', () => {
  const begun = (side: 'asker' | 'asked', id: string = randomUUID()) =>
    database.db
      .execute(
        sql`insert into consultations (id, side, peer, state, asked_at, changed_at, sealed_words)
          values (${id}::uuid, ${side}, ${DAM}, 'asked', now(), now(), 'sealed')`,
      )
      .then(() => id);

  it('is answered by who was asked, thanked by who asked, and named once', async () => {
    const [asked, answering] = [await begun('asker'), await begun('asked')];
    for (const [iss, type, ref] of [
      [WAALD, 'consultation-answer', asked],
      [DAM, 'consultation-answer', answering],
      [WAALD, 'consultation-thanks', answering],
      [DAM, 'consultation-thanks', asked],
      [DAM, 'consultation-answer', randomUUID()],
      [DAM, 'consultation-thanks', randomUUID()],
      [WAALD, 'consultation-question', asked],
      [DAM, 'consultation-question', answering],
    ] as const) {
      expect([type, await sends(iss, { type, ref })]).toEqual([type, 'message-invalid']);
    }
    expect([await kept(), await counted()]).toEqual([0, 0]);
    expect(await sends(DAM, { type: 'consultation-answer', ref: asked })).toBe('taken');
    expect(await sends(DAM, { type: 'consultation-thanks', ref: answering })).toBe('taken');
  });

  it('that waits unopened is nobody else’s', async () => {
    const ref = randomUUID();
    expect(await sends(DAM, { type: 'consultation-question', ref })).toBe('taken');
    for (const type of ['consultation-question', 'consultation-thanks'] as const) {
      expect(await sends(WAALD, { type, ref })).toBe('message-invalid');
    }
    expect(await kept()).toBe(1);
    expect(await sends(DAM, { type: 'consultation-thanks', ref })).toBe('taken');
  });
});
