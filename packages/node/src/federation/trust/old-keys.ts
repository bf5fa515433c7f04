import {
  HISTORICAL_KEYS_MEDIA_TYPE,
  type HistoricalKey,
  historicalKeyAt,
  type KeyProblem,
  MAX_HISTORICAL_KEYS_BYTES,
  type OkpJwk,
  verifyHistoricalKeys,
} from '@nabij/protocol';
import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { keyOf } from '../directory/pinned-key.ts';
import { OutgoingError } from '../outgoing.ts';
import type { Peer } from '../peers.ts';
import { claimOldKeys, keepOldKeys } from './store.ts';

type OldKeysDeps = Pick<FederationDeps, 'db' | 'clock' | 'log' | 'outgoing'>;

/** So long nobody is asked again: whoever writes messages with made-up keys causes no more. */
const ASKED_MS = 5 * 60_000;

/** So long what a peer stated of its old keys is believed: a key may have been stolen since. */
const BELIEVED_MS = 60 * 60_000;

/**
 * A key that a peer had when a message was issued, from what the peer itself states of its old
 * keys. That is asked for at most every five minutes of each peer.
 *
 * @throws {Refusal} `unavailable` for a key that was good, when nobody says whether it still is
 */
export async function oldKeyOf(
  deps: OldKeysDeps,
  peer: Peer,
  message: { readonly kid: string; readonly at: Date },
): Promise<OkpJwk | KeyProblem> {
  const known = historicalKeyAt(peer.oldKeys, message);
  if (known === 'key-not-valid-then') return known;
  if (peer.oldKeysAt === null) return 'key-unknown';
  const keys = await statedNow(deps, peer, peer.oldKeysAt);
  if (keys) return historicalKeyAt(keys, message);
  if (known === 'key-unknown' || isRecent(peer, deps.clock.now())) return known;
  throw new Refusal('unavailable');
}

function isRecent({ oldKeysIssuedAt }: Peer, now: Date): boolean {
  return oldKeysIssuedAt !== null && now.getTime() - oldKeysIssuedAt.getTime() < BELIEVED_MS;
}

/** What a peer states of its old keys now; undefined when it was asked lately, or has no answer. */
async function statedNow(
  deps: OldKeysDeps,
  peer: Peer,
  url: string,
): Promise<readonly HistoricalKey[] | undefined> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - ASKED_MS);
  if (!(await claimOldKeys(deps.db, peer.entityId, { now, before }))) return undefined;
  const document = await ask(deps, url);
  if (document === undefined) return undefined;
  const verdict = await verifyHistoricalKeys(document, {
    ...{ issuer: peer.entityId, findKey: keyOf(peer), now },
  });
  if (!verdict.verified) {
    deps.log.warn('old-keys-refused', { iss: peer.entityId, problem: verdict.reason });
    return undefined;
  }
  const { keys, issuedAt } = verdict;
  // an older document could leave out that a key was revoked
  return (await keepOldKeys(deps.db, peer, { keys: [...keys], issuedAt })) ? keys : undefined;
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
