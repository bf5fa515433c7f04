import {
  ENTITY_STATEMENT_MEDIA_TYPE,
  MAX_ENTITY_STATEMENT_BYTES,
  type OkpJwk,
  subordinateStatementUrl,
  thumbprint,
  verifySubordinateStatement,
} from '@nabij/protocol';
import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { fetchEntityConfiguration } from '../entity-configuration.ts';
import { OutgoingError } from '../outgoing.ts';
import { findSuperior, keysOf } from '../peers.ts';

type KnowsDeps = Pick<FederationDeps, 'db' | 'clock' | 'outgoing' | 'entityId'>;

/** Whether our superior states this key as one of ours now; true where nobody is above. */
export async function knowsKey(deps: KnowsDeps, key: OkpJwk): Promise<boolean> {
  const superior = await findSuperior(deps.db);
  if (!superior) return true;
  try {
    const { endpoints } = await fetchEntityConfiguration(deps, superior.entityId);
    if (endpoints.fetch === undefined) return false;
    const answer = await deps.outgoing.send({
      url: subordinateStatementUrl(endpoints.fetch, deps.entityId),
      method: 'GET',
      headers: { accept: ENTITY_STATEMENT_MEDIA_TYPE },
      maxBytes: MAX_ENTITY_STATEMENT_BYTES,
    });
    if (answer.status !== 200) return false;
    const stated = await verifySubordinateStatement(Buffer.from(answer.body).toString('latin1'), {
      issuer: superior.entityId,
      issuerKeys: keysOf(superior),
      subject: deps.entityId,
      now: deps.clock.now(),
    });
    return stated.verified && stated.keys.some((one) => thumbprint(one) === thumbprint(key));
  } catch (error) {
    if (error instanceof OutgoingError || error instanceof Refusal) return false;
    throw error;
  }
}
