import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect } from 'react';
import { type Session, sessionQuery } from '../api/session.ts';

/** Between the windows of one browser, which share one session. */
export const TabsContext = createContext<BroadcastChannel | null>(null);

export function openTabs(): BroadcastChannel {
  return new BroadcastChannel('nabij-session');
}

/** `left` when somebody signed out, which is more than a session that ended by itself. */
type SessionNews = 'changed' | 'left';

/** Tells this window and the others that the session is another one now. */
export function useSessionNews(): (session: Session | null, news?: SessionNews) => void {
  const client = useQueryClient();
  const tabs = useContext(TabsContext);
  return useCallback(
    (session, news = 'changed') => {
      client.setQueryData(sessionQuery.queryKey, session);
      tabs?.postMessage(news);
    },
    [client, tabs],
  );
}

/** Asks the node again as soon as another window says that something changed. */
export function useOtherTabs(onLeft: () => void): void {
  const client = useQueryClient();
  const tabs = useContext(TabsContext);
  useEffect(() => {
    const hear = ({ data }: MessageEvent<SessionNews>) => {
      if (data === 'left') onLeft();
      void client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
    };
    tabs?.addEventListener('message', hear);
    return () => tabs?.removeEventListener('message', hear);
  }, [client, tabs, onLeft]);
}
