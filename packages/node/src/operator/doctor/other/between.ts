import type { Finding } from '../finding.ts';
import { checkKnown, checkKnownThere, type OwnNode } from './acquaintance.ts';
import { checkQueue } from './queue.ts';
import { checkStatement } from './statement.ts';
import { checkWay, type Way } from './way.ts';

/**
 * Looks at what is between this node and another, from the cable to the trust, and stops where
 * going on would tell nothing. It sends nothing that leaves anything there.
 */
export async function examineBetween(
  deps: OwnNode,
  entityId: string,
  way: Way,
): Promise<Finding[]> {
  const queue = await checkQueue(deps.db, entityId, deps.clock.now());
  const reached = await checkWay(new URL(entityId), way);
  if (reached.some(({ isWell }) => !isWell)) return [...reached, ...queue];
  const { findings, node } = await checkStatement(deps, entityId);
  if (!node) return [...reached, ...findings, ...queue];
  return [
    ...reached,
    ...findings,
    ...(await checkKnown(deps, entityId, node)),
    await checkKnownThere(deps, entityId, node),
    ...queue,
  ];
}
