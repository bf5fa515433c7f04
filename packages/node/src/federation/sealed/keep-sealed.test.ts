import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  openMessage,
} from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
  type TestNode,
  testNode,
  type Wires,
  wires,
} from '../../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { deliverDue } from '../deliver.ts';
import type { MessageHandler } from '../receive.ts';
import { enqueueSealed } from './enqueue-sealed.ts';
import { keepSealed, type SealedBound, waitingSealed } from './keep-sealed.ts';
import { deleteSealed } from './store.ts';

const TYPE = 'consultation-question';
const CONTENT = { from: 'Geeske', question: 'Wie betaalt een bed?' };
const BOUND: SealedBound = { types: [TYPE], messages: 3, bytes: 10_000 };

let databases: FreshDatabase[];
let network: Wires;
let beek: TestNode;
let dam: TestNode;
let bound = BOUND;

const keep: MessageHandler = async (tx, message, { now }) => {
  const { sealed } = message.body as { sealed: string };
  await keepSealed(tx, message, { sealed, now, bound });
};

beforeAll(async () => {
  databases = await Promise.all([freshDatabase('point'), freshDatabase('point')]);
});
afterAll(async () => {
  for (const { drop } of databases) await drop();
});
beforeEach(async () => {
  bound = BOUND;
  network = wires();
  const [one, other] = databases.map(({ db }) => db);
  if (!one || !other) throw new Error('There is a database for each');
  for (const db of [one, other]) {
    await db.execute('truncate peers, outbox, inbox, sealed_messages cascade');
  }
  const handlers = new Map([[TYPE, { from: ['superior' as const], handle: keep }]]);
  const common = { role: 'point' as const, outgoing: network, handlers };
  beek = await testNode({ ...common, db: one, entityId: 'https://beek.example' });
  dam = await testNode({ ...common, db: other, entityId: 'https://dam.example' });
  await acquaint(beek.db, dam, { relation: 'superior', now: beek.clock.now() });
  await acquaint(dam.db, beek, { relation: 'superior', now: dam.clock.now() });
});

const newKey = async () => importDecryptionKey(await generateEncryptionKeyJwk());
const ask = async (it: { key?: Awaited<ReturnType<typeof newKey>>; question?: string } = {}) => {
  const { publicJwk } = it.key ?? (await newKey());
  const to = { entityId: dam.entityId, encryptionKeys: [publicJwk] };
  const content = { ...CONTENT, question: it.question ?? CONTENT.question };
  const order = { ref: randomUUID(), seq: 0 };
  return enqueueSealed(beek.db, beek, { to, type: TYPE, content, order, now: beek.clock.now() });
};
const waiting = async () =>
  (await waitingSealed(dam.db, { types: [TYPE], limit: 99 })).map(({ envelope }) => envelope);

describe('what another point sealed for this one', () => {
  it('is kept as it came, opens with the key alone, and is taken once', async () => {
    const key = await newKey();
    const { jti } = await ask({ key });
    await deliverDue(beek);
    const [kept, ...more] = await waiting();
    expect([kept?.jti, more.length]).toEqual([jti, 0]);
    expect(JSON.stringify(kept)).not.toContain('bed');
    expect(await openMessage(kept as Envelope, [key])).toMatchObject({
      message: { content: CONTENT },
    });
    const it = { iss: beek.entityId, jti };
    expect([await deleteSealed(dam.db, it), await deleteSealed(dam.db, it)]).toEqual([true, false]);
  });

  it('of one peer has room for so many, and the peer tries the others again later', async () => {
    for (let n = 0; n < 4; n += 1) await ask();
    for (let n = 0; n < 4; n += 1) await deliverDue(beek);
    expect(await waiting()).toHaveLength(3);
    expect(dam.log.lines.at(-1)?.ids.problem).toBe('too-many');
    // somebody reads one; nothing was lost
    const [first] = await waiting();
    if (first) await deleteSealed(dam.db, first);
    beek.clock.forward(3_600_000);
    dam.clock.forward(3_600_000);
    await deliverDue(beek);
    expect(await waiting()).toHaveLength(3);
  });

  it('of one peer has room for so many bytes, whoever else there is', async () => {
    await ask({ question: 'x'.repeat(8_000) });
    await deliverDue(beek);
    expect([(await waiting()).length, dam.log.lines.at(-1)?.ids.problem]).toEqual([0, 'too-many']);
    bound = { ...BOUND, bytes: 20_000 };
    beek.clock.forward(3_600_000);
    dam.clock.forward(3_600_000);
    await deliverDue(beek);
    expect(await waiting()).toHaveLength(1);
  });

  it('counts for a matter by itself where what may come was announced', async () => {
    bound = { ...BOUND, messages: 1, perRef: true };
    await ask();
    await ask();
    for (let n = 0; n < 2; n += 1) await deliverDue(beek);
    expect(await waiting()).toHaveLength(2);
  });

  it('is not sent to a point without a key', async () => {
    const to = { entityId: dam.entityId, encryptionKeys: [] };
    const message = { to, type: TYPE, content: CONTENT, now: beek.clock.now() } as const;
    await expect(enqueueSealed(beek.db, beek, message)).rejects.toThrow('no-key-to-seal');
  });
});
