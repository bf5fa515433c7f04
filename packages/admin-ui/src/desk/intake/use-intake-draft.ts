import { createContext, useContext, useSyncExternalStore } from 'react';
import { createIntakeDrafts, type IntakeDraft, type IntakeDrafts } from './intake-draft.ts';

export const IntakeDraftsContext = createContext<IntakeDrafts>(
  createIntakeDrafts(() => crypto.randomUUID()),
);

/** What is being filed for somebody, and how to change it. It outlives the screen, not the window. */
export function useIntakeDraft(): [IntakeDraft, IntakeDrafts] {
  const drafts = useContext(IntakeDraftsContext);
  return [useSyncExternalStore(drafts.subscribe, drafts.current), drafts];
}
