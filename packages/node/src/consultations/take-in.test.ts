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
  const keys = await openIntakeKeys(db, lead);
  await renewEncryptionKeys(db, keys, { key, now: NOON });
  const nodeKeys = [key.publicJwk];
  const published = await publicEncryptionKeys(db, { nodeKeys, now: NOON });
  const ours = encryptionKeyAt(published, epochSeconds(NOON));
  if (!ours) throw new Error('There is a key to seal for');
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
