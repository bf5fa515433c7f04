import { thumbprint } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { type EntityConfiguration, fetchEntityConfiguration } from '../entity-configuration.ts';
import { OutgoingError } from '../outgoing.ts';
import { isKeyOf, keysOf, type Peer } from '../peers.ts';
import { keepKeys, pinnedSuperiors } from './store.ts';

type FollowDeps = Pick<FederationDeps, 'db' | 'clock' | 'log' | 'outgoing'>;

/**
 * Takes over what a node that two people took in states of its keys, if a key that is known signed
 * it: a coming key is known before it signs, and one that is stated no more ends.
 * @returns whether the statement is signed by a key that is known, also at the end; without,
 *   nothing changed
 */
export async function followKeys(
  { db, clock }: Pick<FollowDeps, 'db' | 'clock'>,
  peer: Peer,
  found: EntityConfiguration,
): Promise<boolean> {
  if (!isKeyOf(peer, found.kid)) return false;
  const otherKeys = found.keys.filter((key) => thumbprint(key) !== found.kid);
  const stated = { kid: found.kid, publicKey: found.jwk, otherKeys };
  const oldKeysAt = found.endpoints.historicalKeys ?? null;
  const [before, after] = [keysOf(peer).map(thumbprint), keysOf(stated).map(thumbprint)];
  if (before.join() === after.join() && oldKeysAt === peer.oldKeysAt) return true;
  return await db.transaction(async (tx) => {
    const isChanged = before.join() !== after.join();
    // what was stated of old keys rests on the keys of then: it is asked for anew
    const old = isChanged ? { oldKeys: [], oldKeysAskedAt: null } : {};
    const isKept = await keepKeys(tx, peer, { ...stated, oldKeysAt, ...old });
    if (!isKept || !isChanged) return isKept;
    const actor = { kind: 'node' } as const;
    const act = 'peer-keys-changed';
    await audit(tx, { at: clock.now(), actor, act, subject: peer.entityId });
    return true;
  });
}

/**
 * Asks every superior that was pinned for its keys of now.
 * @returns how many gave no good answer
 */
export async function followSuperiors(deps: FollowDeps, signal?: AbortSignal): Promise<number> {
  let failed = 0;
  for (const peer of await pinnedSuperiors(deps.db)) {
    if (signal?.aborted) break;
    const problem = await followOne(deps, peer, signal);
    if (problem === undefined) continue;
    failed += 1;
    deps.log.warn('superior-not-followed', { iss: peer.entityId, problem });
  }
  return failed;
}

async function followOne(
  deps: FollowDeps,
  peer: Peer,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    const found = await fetchEntityConfiguration(deps, peer.entityId, signal);
    if (!(await followKeys(deps, peer, found))) return 'key-changed';
    return undefined;
  } catch (error) {
    if (error instanceof OutgoingError) return error.code;
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}
