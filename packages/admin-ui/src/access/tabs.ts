import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect } from 'react';
import { type Session, sessionQuery } from '../api/session.ts';

/** Between the windows of one browser, which share one session. */
export const TabsContext = createContext<BroadcastChannel | null>(null);

export function openTabs(): BroadcastChannel {
  return new BroadcastChannel('nabij-session');
}

/** Tells this window and the others that the session is another one now. */
export function useSessionNews(): (session: Session | null) => void {
  const client = useQueryClient();
  const tabs = useContext(TabsContext);
  return useCallback(
    (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      tabs?.postMessage('changed');
    },
    [client, tabs],
  );
}

/** Asks the node again as soon as another window says that something changed. */
export function useOtherTabs(): void {
  const client = useQueryClient();
  const tabs = useContext(TabsContext);
  useEffect(() => {
    const ask = () => void client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
    tabs?.addEventListener('message', ask);
    return () => tabs?.removeEventListener('message', ask);
  }, [client, tabs]);
}
