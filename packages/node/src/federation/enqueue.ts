import { randomUUID } from 'node:crypto';
import {
  epochSeconds,
  type JsonObject,
  MAX_LIFETIME_SECONDS,
  type MessageType,
  type SigningKey,
  signEnvelope,
} from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { insertOutgoing } from './store.ts';

/** Milliseconds after which delivery is given up. The envelope lives on, so that people can send it again. */
export const PATIENCE = 7 * 86_400_000;

export interface OutgoingMessage {
  audience: string;
  type: MessageType;
  body: JsonObject;
  /** The case this belongs to and its place there; messages with one `ref` are sent in order. */
  order?: { ref: string; seq: number };
  /** What is sent in order too, though it is about no case: each waits for the one before. */
  queue?: 'releases';
  /** Given where the body is sealed for this very message; without: a new one. */
  jti?: string;
  now: Date;
}

/**
 * Signs a message and queues it inside the caller's transaction: it is sent if that commits, and
 * every try sends the same bytes.
 *
 * @throws TypeError when receivers would refuse the envelope: too large, or not in form
 */
export async function enqueue(
  db: Db,
  sender: { key: SigningKey; entityId: string },
  message: OutgoingMessage,
): Promise<{ jti: string }> {
  const { jti = randomUUID() } = message;
  const iat = epochSeconds(message.now);
  const { compact, digest } = await signEnvelope({
    key: sender.key,
    iss: sender.entityId,
    aud: message.audience,
    jti,
    iat,
    exp: iat + MAX_LIFETIME_SECONDS,
    type: message.type,
    body: message.body,
    ...message.order,
  });
  await insertOutgoing(db, {
    jti,
    audience: message.audience,
    type: message.type,
    ref: message.order?.ref ?? message.queue ?? null,
    envelope: compact,
    digest,
    createdAt: message.now,
    giveUpAt: new Date(message.now.getTime() + PATIENCE),
  });
  return { jti };
}
