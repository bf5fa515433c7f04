import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { askedQuery } from '../../api/decisions.ts';
import { CASE_HANDOVERS, handoversQuery } from '../../api/handovers.ts';
import { problemOf } from '../../api/request.ts';
import { sessionQuery } from '../../api/session.ts';
import { listen } from './listen.ts';
import type { LiveEvent } from './read-events.ts';

/** What is known of the case on the screen without asking for it. */
export interface CaseNow {
  /** The newest version, as far as this window heard. */
  readonly version: number | 'gone' | undefined;
  /** Accounts of others who look at it. */
  readonly present: readonly string[];
  /** Whether the node does not answer at this moment. */
  readonly isAway: boolean;
}

const ASKED = askedQuery('mine').queryKey.slice(0, 2);
const NOTHING: CaseNow = { version: undefined, present: [], isAway: false };
/** Many changes at once ask for the lists once; not all windows ask in the same moment. */
const GATHER_MS = { least: 800, most: 4_000 } as const;

/**
 * Keeps lists fresh while this window is seen, and says what happens to the case that it shows. The
 * case itself is never asked for again: it must not change under somebody's hands.
 */
export function useLive(caseId: string | undefined): CaseNow {
  const client = useQueryClient();
  const isSeen = useIsSeen();
  const [now, setNow] = useState<{ caseId: string | undefined; it: CaseNow }>();
  useEffect(() => {
    if (!isSeen) return undefined;
    const end = new AbortController();
    const refresh = gathered(() => void refreshLists(client));
    const askAgain = gathered(() => void client.invalidateQueries({ queryKey: ASKED }));
    const lookAtHandovers = gathered(() => void refreshHandovers(client));
    const change = (part: Partial<CaseNow>) =>
      setNow((before) => {
        const it = before?.caseId === caseId ? before?.it : undefined;
        return { caseId, it: { ...NOTHING, ...it, ...part } };
      });
    const hear = ({ event, data }: LiveEvent) => {
      if (event === 'present') change({ present: JSON.parse(data) as string[] });
      if (event === 'case' || event === 'line' || event === 'missed') refresh.soon();
      if (event === 'asked' || event === 'missed') askAgain.soon();
      if (event === 'handover' || event === 'missed') lookAtHandovers.soon();
      if (event !== 'case') return;
      const { id, version } = JSON.parse(data) as { id: string; version: number | 'gone' };
      if (id !== caseId) return;
      change({ version });
      // whether its reporter agrees to a handover
      lookAtHandovers.soon();
    };
    const mayRetry = (error: unknown) => {
      const problem = problemOf(error);
      if (problem === 'unreachable' || problem === 'unavailable' || problem === 'internal')
        return true;
      void client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
      return false;
    };
    const isOpen = (open: boolean) => {
      change({ isAway: !open });
      // what happened while nothing was heard
      if (open) refresh.soon();
    };
    void listen({ caseId, hear, isOpen, mayRetry }, end.signal);
    return () => {
      end.abort();
      refresh.stop();
      askAgain.stop();
      lookAtHandovers.stop();
      change({ present: [], isAway: false });
    };
  }, [client, caseId, isSeen]);
  return now !== undefined && now.caseId === caseId ? now.it : NOTHING;
}

/**
 * Lists are asked for again where they are on the screen; a search is not: each is written down.
 * What decisions wait has a message of its own.
 */
async function refreshLists(client: QueryClient): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey: [first, second] }) =>
      first === 'cases' && second !== 'found' && second !== 'asked',
  });
}

/** An offer that comes is seen at once, and so is an answer. */
async function refreshHandovers(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: handoversQuery.queryKey });
  await client.invalidateQueries({ queryKey: CASE_HANDOVERS });
}

function gathered(work: () => void): { soon(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon: () => {
      const { least, most } = GATHER_MS;
      timer ??= setTimeout(
        () => {
          timer = undefined;
          work();
        },
        least + Math.random() * (most - least),
      );
    },
    stop: () => clearTimeout(timer),
  };
}

/** Browsers hold few lines to one node: only the window in sight listens. */
function useIsSeen(): boolean {
  const [isSeen, setSeen] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isSeen;
}
