import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { useSessionNews } from '../../access/tabs.ts';
import { draftsKeyQuery } from '../../api/drafts-key.ts';
import type { Session } from '../../api/session.ts';
import { NodeClockContext } from '../../format/node-clock.ts';
import { hearsLive } from '../../frame/places.ts';
import type { DraftsKeeper } from './drafts-keeper.ts';

/** Null where drafts are in memory only. */
export const DraftsKeeperContext = createContext<DraftsKeeper | null>(null);

/** Keeps what is typed at the desk, sealed, while its worker is signed in. */
export function KeptDrafts({ session }: { session: Session }): null {
  const clock = useContext(NodeClockContext);
  const keeper = useContext(DraftsKeeperContext);
  const accountId = session.account.id;
  const enabled = keeper !== null && hearsLive(session);
  const { data: key } = useQuery({ ...draftsKeyQuery(accountId), enabled });
  const time = useRef(clock);
  useEffect(() => {
    time.current = clock;
  }, [clock]);
  useEffect(() => keeper?.belongTo(accountId), [keeper, accountId]);
  useEffect(() => {
    if (keeper === null || key === undefined) return undefined;
    void keeper.open({ accountId, key, now: () => time.current.now() });
    return () => keeper.close();
  }, [keeper, accountId, key]);
  return null;
}

/** Takes away what lies sealed in this window. */
export function useForgetKept(): () => void {
  const keeper = useContext(DraftsKeeperContext);
  return useCallback(() => keeper?.forget(), [keeper]);
}

/** Tells all windows that somebody signed out: none of them keeps anything sealed. */
export function useSignedOut(): () => void {
  const tell = useSessionNews();
  const forget = useForgetKept();
  return useCallback(() => {
    forget();
    tell(null, 'left');
  }, [forget, tell]);
}

/** Answers can come in another order than they were asked for. */
const MARGIN_MS = 10_000;

/**
 * Runs `forget` when a session is over long before it would end by itself: then its worker signed
 * out somewhere else. @param session null when nobody is signed in
 */
export function useEndedEarly(session: Session | null | undefined, forget: () => void): void {
  const until = useRef(0);
  // before the screen that asks who is there is seen
  useLayoutEffect(() => {
    if (session === null && Date.now() < until.current - MARGIN_MS) forget();
    const isOpen = session?.stage === 'open';
    const left = isOpen ? Date.parse(session.idleUntil) - Date.parse(session.now) : 0;
    until.current = isOpen ? Date.now() + left : 0;
  }, [session, forget]);
}

/** Keeps nothing sealed of a case that is gone; what is on the screen stays there. */
export function useGoneCase(caseId: string, isGone: boolean): void {
  const keeper = useContext(DraftsKeeperContext);
  useEffect(() => {
    if (isGone) keeper?.drop(caseId);
  }, [keeper, caseId, isGone]);
}
