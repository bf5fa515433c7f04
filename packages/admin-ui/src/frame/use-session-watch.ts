import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useContext, useEffect, useRef } from 'react';
import { useSessionNews } from '../access/tabs.ts';
import { AgainContext } from '../access/use-freshly.ts';
import { askSession, type Session, sessionQuery } from '../api/session.ts';
import { useNodeTime } from './use-node-time.ts';

const MINUTE_MS = 60_000;
/** WCAG 2.2.1 asks for 20 seconds; five minutes let somebody come back from the coffee. */
const IDLE_WARNING_MS = 5 * MINUTE_MS;
const END_WARNING_MS = 15 * MINUTE_MS;

/** What a session still has, in milliseconds; undefined while there is no need to say so. */
export interface SessionLeft {
  idle: number | undefined;
  end: number | undefined;
}

/** Keeps looking whether the session lives, and keeps it alive while somebody types. */
export function useSessionWatch(session: Session): SessionLeft {
  const { dataUpdatedAt } = useQuery(sessionQuery);
  const look = useLook();
  const [idleUntil, endsAt] = [Date.parse(session.idleUntil), Date.parse(session.endsAt)];
  const now = useNodeTime(
    Date.parse(session.now) - dataUpdatedAt,
    (time) => idleUntil - time <= IDLE_WARNING_MS + MINUTE_MS,
  );
  const [idle, end] = [idleUntil - now, endsAt - now];
  const isOver = idle <= 0;
  useEffect(() => {
    if (isOver) void look(true);
  }, [look, isOver]);
  return {
    // At the very end staying does not help any more.
    idle: idle <= IDLE_WARNING_MS && idleUntil < endsAt ? idle : undefined,
    end: end <= END_WARNING_MS ? end : undefined,
  };
}

/** Asks every minute, when the window comes into sight, and when the session should be over. */
function useLook(): (isOver?: boolean) => Promise<void> {
  const client = useQueryClient();
  const tell = useSessionNews();
  const { isAsking } = useContext(AgainContext);
  const used = useWasUsed();
  const look = useCallback(
    async (isOver = false) => {
      // Half-way through signing in again, the node's answer would be about that.
      if (isAsking) return;
      const background = isOver || !used.current;
      used.current = false;
      const found = await askSession({ background }).catch(() => undefined);
      if (found === null) tell(null);
      else if (found !== undefined) client.setQueryData(sessionQuery.queryKey, found);
    },
    [client, tell, isAsking, used],
  );
  useEffect(() => {
    const ask = () => void look();
    const timer = setInterval(ask, MINUTE_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [look]);
  return look;
}

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const;

/** Whether somebody used keyboard, mouse or finger since it was last set to false. */
function useWasUsed() {
  const used = useRef(false);
  useEffect(() => {
    const note = () => {
      used.current = true;
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, note, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, note);
    };
  }, []);
  return used;
}
