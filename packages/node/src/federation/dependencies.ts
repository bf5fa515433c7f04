import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import type { NodeKey } from '../system/own-keys.ts';
import { loadOrCreateNodeKey } from './node-key.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';
import { createResolving, type Resolving } from './trust/resolving.ts';

/** What a node needs to speak with others. */
export interface FederationDeps {
  db: Db;
  key: NodeKey;
  /** The public address of this node, which is its name among nodes. */
  entityId: string;
  clock: Clock;
  log: Log;
  outgoing: Outgoing;
  /** What keeps the search for trust within bounds, in this process. */
  resolving: Resolving;
}

/** Takes up this node's key and its way out. Close `outgoing` at the end. */
export async function openFederation(
  node: { url: string; keysDir: string; allowLoopbackHttp: boolean },
  parts: Pick<FederationDeps, 'db' | 'clock' | 'log'>,
): Promise<FederationDeps> {
  const key = await loadOrCreateNodeKey(node.keysDir);
  const outgoing = createOutgoing({ allowLoopbackHttp: node.allowLoopbackHttp });
  return { ...parts, key, entityId: node.url, outgoing, resolving: createResolving() };
}
