import { epochSeconds, MAX_LIFETIME_SECONDS, signEnvelope } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { isLost, type NodeKey } from '../../system/own-keys.ts';
import { Refusal } from '../../system/problem.ts';
import { PATIENCE } from '../enqueue.ts';
import { kidOf, payloadOf } from '../payload.ts';
import { findPeer } from '../peers.ts';
import { lockMessage, type OutboxRow, putBack } from './store.ts';

/** Who says that a message is to be sent again, and when. */
export interface Again {
  readonly jti: string;
  readonly accountId: string;
  readonly now: Date;
}

const SECOND = 1_000;

// these bytes will never be taken; whoever took them before says so, by the name that they keep
const NEVER = new Set([
  'expired',
  'issued-in-future',
  'key-not-valid-then',
  'key-unknown',
  'signature-invalid',
]);

/**
 * Puts a message that was ended without a receipt back among those that wait. The same bytes go
 * again, so that a receiver who had them answers with the same receipt; only where they cannot be
 * taken any more is the same message signed anew.
 *
 * @throws {Refusal} `not-found`; `changed-meanwhile` when it waits or has arrived; `not-joined`
 *   when its receiver is no peer any more
 */
export async function sendAgain(db: Db, key: NodeKey, it: Again): Promise<void> {
  const { jti, accountId, now } = it;
  await db.transaction(async (tx) => {
    await resend(tx, key, { jti, now });
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'sent-again', subject: jti });
  });
}

/**
 * The same in a transaction of the caller's, who writes it down.
 * @param it.delivered whether it may have arrived: who has forgotten it since then has it again
 * @throws Refusal as `sendAgain`
 */
export async function resend(
  tx: Db,
  key: NodeKey,
  { jti, now, delivered = false }: Pick<Again, 'jti' | 'now'> & { delivered?: boolean },
): Promise<void> {
  const row = await lockMessage(tx, jti);
  if (!row) throw new Refusal('not-found');
  if (row.state !== 'dead' && !(delivered && row.state === 'delivered'))
    throw new Refusal('changed-meanwhile');
  const peer = await findPeer(tx, row.audience);
  if (!peer || peer.removedAt) throw new Refusal('not-joined');
  const { exp, ...envelope } = await takeable(key, row, now);
  const giveUpAt = new Date(Math.min(now.getTime() + PATIENCE, exp * SECOND));
  await putBack(tx, jti, { ...envelope, now, giveUpAt });
}

interface Takeable {
  readonly envelope: string;
  readonly digest: string;
  /** When it ends, in seconds since 1970. */
  readonly exp: number;
}

async function takeable(key: NodeKey, row: OutboxRow, now: Date): Promise<Takeable> {
  const { envelope, digest, refusal } = row;
  const said = payloadOf(envelope);
  const isAlive = said.exp * SECOND > now.getTime();
  const isTakeable = !NEVER.has(refusal ?? '') && !isLost(key, kidOf(envelope));
  if (isAlive && isTakeable) return { envelope, digest, exp: said.exp };
  const iat = epochSeconds(now);
  const exp = iat + MAX_LIFETIME_SECONDS;
  const anew = await signEnvelope({ ...said, iat, exp, key });
  return { envelope: anew.compact, digest: anew.digest, exp };
}
