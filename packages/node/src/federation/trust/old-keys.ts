import {
  HISTORICAL_KEYS_MEDIA_TYPE,
  historicalKeyAt,
  type KeyProblem,
  MAX_HISTORICAL_KEYS_BYTES,
  type OkpJwk,
  verifyHistoricalKeys,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { keyOf } from '../directory/pinned-key.ts';
import { OutgoingError } from '../outgoing.ts';
import type { Peer } from '../peers.ts';
import { claimOldKeys, keepOldKeys } from './store.ts';

type OldKeysDeps = Pick<FederationDeps, 'db' | 'clock' | 'log' | 'outgoing'>;

/** So long nobody is asked again: whoever writes messages with made-up keys causes no more. */
const KEPT_MS = 5 * 60_000;

/**
 * A key that a peer had when a message was issued, from what the peer itself states of its old
 * keys. That is asked for when the key is not known, at most every five minutes of each peer.
 */
export async function oldKeyOf(
  deps: OldKeysDeps,
  peer: Peer,
  message: { readonly kid: string; readonly at: Date },
): Promise<OkpJwk | KeyProblem> {
  const known = historicalKeyAt(peer.oldKeys, message);
  if (known !== 'key-unknown' || peer.oldKeysAt === null) return known;
  const now = deps.clock.now();
  const before = new Date(now.getTime() - KEPT_MS);
  if (!(await claimOldKeys(deps.db, peer.entityId, { now, before }))) return known;
  const document = await ask(deps, peer.oldKeysAt);
  if (document === undefined) return known;
  const verdict = await verifyHistoricalKeys(document, {
    ...{ issuer: peer.entityId, findKey: keyOf(peer), now },
  });
  if (!verdict.verified) {
    deps.log.warn('old-keys-refused', { iss: peer.entityId, problem: verdict.reason });
    return known;
  }
  const { keys, issuedAt } = verdict;
  // an older document could leave out that a key was revoked
  if (!(await keepOldKeys(deps.db, peer.entityId, { keys: [...keys], issuedAt }))) return known;
  return historicalKeyAt(keys, message);
}

async function ask({ outgoing }: OldKeysDeps, url: string): Promise<string | undefined> {
  try {
    const answer = await outgoing.send({
      url,
      method: 'GET',
      headers: { accept: HISTORICAL_KEYS_MEDIA_TYPE },
      maxBytes: MAX_HISTORICAL_KEYS_BYTES,
    });
    const isDocument = answer.header('content-type') === HISTORICAL_KEYS_MEDIA_TYPE;
    if (answer.status !== 200 || !isDocument) return undefined;
    return Buffer.from(answer.body).toString('latin1');
  } catch (error) {
    if (error instanceof OutgoingError) return undefined;
    throw error;
  }
}
