import { randomUUID } from 'node:crypto';
import {
  type EncryptionJwk,
  encryptionKeyAt,
  epochSeconds,
  type JsonObject,
  type MessageType,
  type SigningKey,
  sealContent,
} from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { enqueue } from '../enqueue.ts';

/** A message whose content only its receiver opens. */
export interface SealedOutgoing {
  readonly to: { readonly entityId: string; readonly encryptionKeys: readonly EncryptionJwk[] };
  readonly type: MessageType;
  readonly content: JsonObject;
  readonly order?: { readonly ref: string; readonly seq: number };
  readonly now: Date;
}

/**
 * Seals content for another point, signs it and queues it inside the caller's transaction.
 * @throws Refusal no-key-to-seal when the other point has no key for now
 * @throws TypeError when receivers would refuse it: too large, or not in form
 */
export async function enqueueSealed(
  db: Db,
  sender: { key: SigningKey; entityId: string },
  { to, type, content, order, now }: SealedOutgoing,
): Promise<{ jti: string }> {
  const iat = epochSeconds(now);
  const key = encryptionKeyAt(to.encryptionKeys, iat);
  if (!key) throw new Refusal('no-key-to-seal');
  const jti = randomUUID();
  const facts = { iss: sender.entityId, aud: to.entityId, jti, iat, type, ...order };
  const sealed = await sealContent({ message: facts, content, to: key });
  const ordered = order ? { order } : {};
  const outgoing = { audience: to.entityId, type, body: { sealed }, jti, now, ...ordered };
  return enqueue(db, sender, outgoing);
}
