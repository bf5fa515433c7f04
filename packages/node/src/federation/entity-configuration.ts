import {
  ENTITY_CONFIGURATION_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  type FederationEndpoints,
  MAX_ENTITY_STATEMENT_BYTES,
  type NodeMetadata,
  type OkpJwk,
  verifyEntityConfiguration,
} from '@nabij/protocol';
import { Refusal } from '../system/problem.ts';
import type { FederationDeps } from './dependencies.ts';

export interface EntityConfiguration {
  entityId: string;
  jwk: OkpJwk;
  kid: string;
  /** All keys that it states. */
  keys: readonly OkpJwk[];
  endpoints: FederationEndpoints;
  metadata: NodeMetadata;
  /** As the node signed it. */
  statement: string;
  /** By its own clock. */
  issuedAt: Date;
}

/**
 * Asks a node who it is and checks that it signed the answer itself (OpenID Federation 1.0 §9).
 *
 * @throws {Refusal} `entity-statement-invalid` for any answer that does not hold
 * @throws {OutgoingError} when there is no answer
 */
export async function fetchEntityConfiguration(
  deps: Pick<FederationDeps, 'outgoing' | 'clock'>,
  entityId: string,
  signal?: AbortSignal,
): Promise<EntityConfiguration> {
  const answer = await deps.outgoing.send({
    url: `${entityId}${ENTITY_CONFIGURATION_PATH}`,
    method: 'GET',
    headers: { accept: ENTITY_STATEMENT_MEDIA_TYPE },
    maxBytes: MAX_ENTITY_STATEMENT_BYTES,
    ...(signal ? { signal } : {}),
  });
  const isStatement = answer.header('content-type') === ENTITY_STATEMENT_MEDIA_TYPE;
  if (answer.status !== 200 || !isStatement) throw new Refusal('entity-statement-invalid');
  const statement = Buffer.from(answer.body).toString('latin1');
  const now = deps.clock.now();
  const verdict = await verifyEntityConfiguration(statement, { entityId, now });
  if (!verdict.verified) throw new Refusal(verdict.reason);
  const { jwk, kid, keys, endpoints, metadata, issuedAt } = verdict;
  return { entityId, jwk, kid, keys, endpoints, metadata, statement, issuedAt };
}
