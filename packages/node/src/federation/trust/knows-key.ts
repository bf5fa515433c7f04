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
  if (!(await findSuperior(deps.db))) return true;
  const keys = await keysStatedAbove(deps);
  return keys?.some((one) => thumbprint(one) === thumbprint(key)) ?? false;
}

/** The keys that our superior states as ours now; undefined where nobody does, or answers. */
export async function keysStatedAbove(deps: KnowsDeps): Promise<readonly OkpJwk[] | undefined> {
  const superior = await findSuperior(deps.db);
  if (!superior) return undefined;
  try {
    const { endpoints } = await fetchEntityConfiguration(deps, superior.entityId);
    if (endpoints.fetch === undefined) return undefined;
    const answer = await deps.outgoing.send({
      url: subordinateStatementUrl(endpoints.fetch, deps.entityId),
      method: 'GET',
      headers: { accept: ENTITY_STATEMENT_MEDIA_TYPE },
      maxBytes: MAX_ENTITY_STATEMENT_BYTES,
    });
    if (answer.status !== 200) return undefined;
    const stated = await verifySubordinateStatement(Buffer.from(answer.body).toString('latin1'), {
      issuer: superior.entityId,
      issuerKeys: keysOf(superior),
      subject: deps.entityId,
      now: deps.clock.now(),
    });
    return stated.verified ? stated.keys : undefined;
  } catch (error) {
    if (error instanceof OutgoingError || error instanceof Refusal) return undefined;
    throw error;
  }
}
