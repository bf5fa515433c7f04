import { type OkpJwk, thumbprint } from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { findSuperior } from '../peers.ts';
import { askSuperior } from './stated-above.ts';

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
  const stated = await askSuperior(deps, superior);
  return typeof stated === 'string' ? undefined : stated.keys;
}
