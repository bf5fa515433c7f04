import { type OkpJwk, thumbprint } from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { findSuperior } from '../peers.ts';
import { askSuperior } from './stated-above.ts';

type KnowsDeps = Pick<FederationDeps, 'db' | 'clock' | 'outgoing' | 'entityId'>;

/** Whether our superior states this key as one of ours now; true where nobody is above. */
export async function knowsKey(deps: KnowsDeps, key: OkpJwk): Promise<boolean> {
  const superior = await findSuperior(deps.db);
  if (!superior) return true;
  const stated = await askSuperior(deps, superior);
  if (typeof stated === 'string') return false;
  return stated.keys.some((one) => thumbprint(one) === thumbprint(key));
}
