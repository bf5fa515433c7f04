import { randomUUID } from 'node:crypto';
import {
  type EncryptionJwk,
  encryptionKeyAt,
  epochSeconds,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  sealContent,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOON, type Vault, vaultWithLead } from '../../../../test/holders.ts';
import { insertSealed } from '../federation/sealed/store.ts';
import { renewEncryptionKeys } from '../vault/encryption-key-renewal.ts';
import { publicEncryptionKeys } from '../vault/encryption-keys.ts';
import { openIntakeKeys } from '../vault/intake-key.ts';
import { consultationRows } from './store.ts';
import { takeIn } from './take-in.ts';

const type = 'consultation-question';

let vault: Vault;
beforeEach(async () => {
  vault = await vaultWithLead();
});
afterEach(() => vault.drop());

async function ourKey(): Promise<EncryptionJwk> {
  const { db, key, lead } = vault;
  const keys = await openIntakeKeys(db, lead);
  await renewEncryptionKeys(db, keys, { key, now: NOON });
  const published = await publicEncryptionKeys(db, { nodeKeys: [key.publicJwk], now: NOON });
  const ours = encryptionKeyAt(published, epochSeconds(NOON));
  if (!ours) throw new Error('There is a key to seal for');
  return ours;
}

async function came(minute: number, to: EncryptionJwk): Promise<string> {
  const [jti, ref, iat] = [randomUUID(), randomUUID(), epochSeconds(NOON)];
  const facts = { iss: 'https://dam.example', aud: 'https://beek.example', jti, iat, type, ref };
  const message = { ...facts, type, seq: 0 } as const;
  const content = { from: 'Geeske', question: 'Wie betaalt een bed?' };
  const sealed = await sealContent({ message, content, to });
  const receivedAt = new Date(NOON.getTime() + minute * 60_000);
  await insertSealed(vault.db, { ...message, exp: iat + 60, consent: null, sealed, receivedAt });
  return ref;
}

it('takes in what opens, however much before it waits for a colleague', async () => {
  const { db, key, lead } = vault;
  const ours = await ourKey();
  const keys = await openIntakeKeys(db, lead);
  const nodeKeys = [key.publicJwk];
  // a key that a colleague holds
  await db.execute(sql`insert into intake_keys (kid, public_key, statement, created_at)
    select 'earlier', public_key, statement, created_at - interval '1 day' from intake_keys`);
  const box = randomUUID();
  await db.execute(sql`insert into boxes (id, kid, sealed_key, created_at)
    select ${box}::uuid, 'earlier', sealed_key, created_at from boxes limit 1`);
  await db.execute(sql`insert into encryption_keys
    (kid, public_key, nbf, exp, statement, box_id, sealed_private_key)
    select 'theirs', public_key, nbf, exp, statement, ${box}::uuid, sealed_private_key
    from encryption_keys`);
  const { publicJwk: theirs } = await importDecryptionKey(await generateEncryptionKeyJwk());
  for (let minute = 0; minute < 5; minute += 1) await came(minute, theirs);
  const opens = await came(5, ours);
  const batch = { now: NOON, limit: 2, nodeKeys };
  expect(await takeIn(db, keys, batch)).toBe(1);
  expect((await consultationRows(db)).map(({ id }) => id)).toEqual([opens]);
  expect(await takeIn(db, keys, batch)).toBe(0);
  expect(await db.execute(sql`select 1 from sealed_messages`)).toHaveLength(5);
});

it('dates a question when it was sent and came, however long it waited', async () => {
  const { db, key, lead } = vault;
  const ours = await ourKey();
  const [late, early] = [await came(50, ours), await came(10, ours)];
  const keys = await openIntakeKeys(db, lead);
  const dayAfter = new Date(NOON.getTime() + 86_400_000);
  await takeIn(db, keys, { now: dayAfter, limit: 9, nodeKeys: [key.publicJwk] });
  const dated = (await consultationRows(db)).map(({ id, askedAt, changedAt }) => ({
    ...{ id, askedAt: askedAt.toISOString() },
    minute: (changedAt.getTime() - NOON.getTime()) / 60_000,
  }));
  expect(dated).toEqual([
    { id: late, askedAt: NOON.toISOString(), minute: 50 },
    { id: early, askedAt: NOON.toISOString(), minute: 10 },
  ]);
});

it('does not date a question later than it came where the other clock is ahead', async () => {
  const { db, key, lead } = vault;
  await came(-1, await ourKey());
  const keys = await openIntakeKeys(db, lead);
  await takeIn(db, keys, { now: NOON, limit: 9, nodeKeys: [key.publicJwk] });
  const [row] = await consultationRows(db);
  expect(row?.askedAt).toEqual(new Date(NOON.getTime() - 60_000));
});
