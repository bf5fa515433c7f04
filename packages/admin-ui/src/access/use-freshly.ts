import { createContext, useCallback, useContext } from 'react';
import { problemOf } from '../api/request.ts';

/** Asking somebody who is signed in to do so again. */
export interface Again {
  /** Opens the question; false when the person put it away. */
  ask(): Promise<boolean>;
  isAsking: boolean;
}

export const AgainContext = createContext<Again>({ ask: async () => false, isAsking: false });

/**
 * Sends what may need a fresh sign-in: if the node says so, the person signs in again and the same
 * is sent once more.
 */
export function useFreshly(): <Answer>(send: () => Promise<Answer>) => Promise<Answer> {
  const { ask } = useContext(AgainContext);
  return useCallback(
    async (send) => {
      try {
        return await send();
      } catch (error) {
        if (problemOf(error) !== 'fresh-sign-in-required' || !(await ask())) throw error;
        return send();
      }
    },
    [ask],
  );
}
