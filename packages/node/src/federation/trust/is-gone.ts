import { Refusal } from '../../system/problem.ts';
import { resolvePoint, type TrustDeps } from './resolve-point.ts';

/**
 * Whether another point is no member of the network any more: its superiors are asked anew, whatever
 * was believed until now. One that is only silent, or suspended, is not gone. It asks other nodes, so
 * it belongs outside of any transaction.
 *
 * @throws {Refusal} why nobody knows: `node-unreachable`, `not-joined`, or why the chain does not hold
 */
export async function isGone(deps: TrustDeps, entityId: string): Promise<boolean> {
  const outcome = await resolvePoint(deps, entityId, 'ourselves');
  if (outcome.trusted) return false;
  if (outcome.problem === 'issuer-removed') return true;
  throw new Refusal(outcome.problem);
}
