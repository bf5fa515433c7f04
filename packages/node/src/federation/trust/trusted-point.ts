import { Refusal } from '../../system/problem.ts';
import { findPeer, type Peer } from '../peers.ts';
import { isTrusted, resolvePoint, type TrustDeps } from './resolve-point.ts';

/**
 * Another point of the network, with the keys that its superiors vouch for now: to send to it, or
 * to seal for it. It may ask other nodes, so it belongs outside of any transaction.
 *
 * @throws {Refusal} `not-joined`, `not-a-point`, `chain-not-found` for who is no member any more,
 *   `node-unreachable` when somebody on the way does not answer, or why the chain does not hold
 */
export async function trustedPoint(deps: TrustDeps, entityId: string): Promise<Peer> {
  const known = await findPeer(deps.db, entityId);
  if (known && isTrusted(known, deps.clock.now())) return known;
  if (entityId === deps.entityId || (known && known.relation !== 'sibling')) {
    throw new Refusal('not-a-point');
  }
  const outcome = await resolvePoint(deps, entityId, 'ourselves');
  if (outcome.trusted) return outcome.peer;
  // in the words of whoever sends: it is not the issuer that is gone
  throw new Refusal(outcome.problem === 'issuer-removed' ? 'chain-not-found' : outcome.problem);
}
