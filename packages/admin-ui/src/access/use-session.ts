import { createContext, useContext } from 'react';
import type { Session } from '../api/session.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session of the screens inside. Throws outside of them. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('No screen of somebody who is signed in');
  return session;
}
