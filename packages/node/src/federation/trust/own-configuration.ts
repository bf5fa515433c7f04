import {
  FEDERATION_FETCH_PATH,
  FEDERATION_LIST_PATH,
  type FederationEndpoints,
  HISTORICAL_KEYS_PATH,
  MEMBER_MARK,
  type NodeMetadata,
  signEntityConfiguration,
  TRUST_MARK_PATH,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import type { PublishedKeys } from '../key-ring.ts';
import { findSuperior } from '../peers.ts';
import { marksToShow, members } from './store.ts';

/** What is needed to say who this node is. */
export interface OwnConfigurationDeps
  extends Pick<FederationDeps, 'db' | 'key' | 'entityId' | 'clock'> {
  /** What this node says of itself now. */
  readonly describe: () => Promise<NodeMetadata>;
  /** The keys that it has beside the one that signs. */
  readonly keys: () => Promise<PublishedKeys>;
}

/** Signs what this node says of itself (OpenID Federation 1.0, section 9). */
export async function ownConfiguration(deps: OwnConfigurationDeps): Promise<string> {
  const { db, key, entityId, clock } = deps;
  const [superior, metadata, { others }] = [
    await findSuperior(db),
    await deps.describe(),
    await deps.keys(),
  ];
  const shown = await marksToShow(db, { issuer: superior?.entityId, now: clock.now() });
  return signEntityConfiguration({
    key,
    entityId,
    now: clock.now(),
    metadata,
    otherKeys: others,
    endpoints: endpointsOf(entityId, metadata.role),
    trustMarks: shown.map(({ type, mark }) => ({ trust_mark_type: type, trust_mark: mark })),
    ...(superior ? { authorityHints: [superior.entityId] } : {}),
    ...(metadata.role === 'coordinator' ? { trustMarkIssuers: await issuers(deps) } : {}),
  });
}

/** Whose marks hold: those of this coordinator, and of the coordinators that it admitted. */
async function issuers({ db, entityId }: OwnConfigurationDeps) {
  const below = (await members(db)).filter(({ role }) => role === 'coordinator');
  return { [MEMBER_MARK]: [entityId, ...below.map((member) => member.entityId)] };
}

function endpointsOf(entityId: string, role: NodeMetadata['role']): FederationEndpoints {
  const historicalKeys = `${entityId}${HISTORICAL_KEYS_PATH}`;
  if (role === 'point') return { historicalKeys };
  return {
    historicalKeys,
    fetch: `${entityId}${FEDERATION_FETCH_PATH}`,
    list: `${entityId}${FEDERATION_LIST_PATH}`,
    trustMark: `${entityId}${TRUST_MARK_PATH}`,
  };
}
