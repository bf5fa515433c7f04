import {
  FEDERATION_FETCH_PATH,
  FEDERATION_LIST_PATH,
  type FederationEndpoints,
  type NodeMetadata,
  signEntityConfiguration,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { findSuperior } from '../peers.ts';

/** What is needed to say who this node is. */
export interface OwnConfigurationDeps
  extends Pick<FederationDeps, 'db' | 'key' | 'entityId' | 'clock'> {
  /** What this node says of itself now. */
  readonly describe: () => Promise<NodeMetadata>;
}

/** Signs what this node says of itself (OpenID Federation 1.0, section 9). */
export async function ownConfiguration(deps: OwnConfigurationDeps): Promise<string> {
  const { db, key, entityId, clock } = deps;
  const superior = await findSuperior(db);
  const metadata = await deps.describe();
  return signEntityConfiguration({
    key,
    entityId,
    now: clock.now(),
    metadata,
    endpoints: endpointsOf(entityId, metadata.role),
    ...(superior ? { authorityHints: [superior.entityId] } : {}),
  });
}

function endpointsOf(entityId: string, role: NodeMetadata['role']): FederationEndpoints {
  return role === 'coordinator'
    ? {
        fetch: `${entityId}${FEDERATION_FETCH_PATH}`,
        list: `${entityId}${FEDERATION_LIST_PATH}`,
      }
    : {};
}
