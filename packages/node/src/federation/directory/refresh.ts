import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '../../system/config.ts';
import type { FederationDeps } from '../dependencies.ts';
import { refreshTrust } from '../trust/refresh-trust.ts';
import { fetchDirectory } from './fetch.ts';
import { refreshMembers } from './members.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One round's outcome: whether all went well, or nothing can be asked yet. */
export type Round = 'well' | 'not-well' | 'alone';

/** One round now: a coordinator asks its members, a point its coordinator; both who is above. */
export async function refreshNow(
  deps: FederationDeps,
  role: Role,
  signal?: AbortSignal,
): Promise<Round> {
  const isAboveWell = await refreshTrust(deps, signal);
  if (signal?.aborted) return 'not-well';
  const isWell = (it: boolean): Round => (it && isAboveWell ? 'well' : 'not-well');
  if (role === 'coordinator') return isWell((await refreshMembers(deps, signal)) === 0);
  const fetched = await fetchDirectory(deps, signal);
  return fetched === 'alone' ? 'alone' : isWell(fetched === 'fresh');
}

/**
 * Milliseconds until the next round: about an hour after a good one, sooner after others, and
 * never all nodes at the same moment.
 * @param failures rounds in a row that did not go well
 * @param chance in [0, 1)
 */
export function restAfter(round: Round, failures: number, chance: number): number {
  if (round === 'alone') return MINUTE;
  const usual = round === 'well' ? HOUR : Math.min(HOUR, MINUTE * 2 ** Math.min(failures, 10));
  return Math.round(usual * (0.75 + chance / 2));
}

/** The refreshing that goes on while a node runs. */
export interface Refreshing {
  stop(): Promise<void>;
}

/** Keeps the directory fresh until stopped, beginning at once. Trouble is logged and waited out. */
export function startRefreshing(
  deps: FederationDeps,
  role: Role,
  chance: () => number = Math.random,
): Refreshing {
  const end = new AbortController();
  const { signal } = end;
  const run = async () => {
    for (let failures = 0; !signal.aborted; ) {
      const round = await refreshNow(deps, role, signal).catch((error: unknown) => {
        deps.log.error('directory-broken', {}, error);
        return 'not-well' as const;
      });
      failures = round === 'not-well' ? failures + 1 : 0;
      await sleep(restAfter(round, failures, chance()), undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    stop: async () => {
      end.abort();
      await running;
    },
  };
}
