import { type LeavingDeps, startLeaving } from './counts/leaving/leave.ts';
import { openPreparing, type Preparing } from './counts/preparing.ts';
import { apart } from './disclosure/apart.ts';
import type { FederationDeps } from './federation/dependencies.ts';
import type { Config } from './system/config.ts';

/** What a node is set to at this moment: a lead may change it while the node runs. */
type Now = () => Config;

/** Prepares a point's releases: one work, which people look at and of which the day takes. */
export function preparingAt({ db, clock, log, key }: FederationDeps, now: Now): Preparing {
  return openPreparing(() => {
    const config = now();
    const population = config.role === 'point' ? (config.population ?? null) : null;
    return { db, clock, log, key, solve: apart, population };
  });
}

/** Lets a point's quarters leave by themselves; a coordinator has none. */
export function startReleasing(
  { db, clock, log, key, entityId }: FederationDeps,
  it: { readonly now: Now } & Pick<LeavingDeps, 'preparing' | 'wake'>,
): { stop(): Promise<void> } | undefined {
  const { now, preparing, wake } = it;
  if (now().role !== 'point') return undefined;
  return startLeaving(() => {
    const config = now();
    const country = config.role === 'point' ? config.country : 'NL';
    return { db, clock, log, key, entityId, country, preparing, wake };
  });
}
