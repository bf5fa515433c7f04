import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { CaseDraft } from './case-draft.ts';
import { createDrafts, type Drafts } from './drafts.ts';

export const DraftsContext = createContext<Drafts>(createDrafts(() => crypto.randomUUID()));

/** What was typed for one case, and how to change it. It outlives the screen, sealed also the page. */
export function useDraft(caseId: string): [CaseDraft, (change: Partial<CaseDraft>) => void] {
  const drafts = useContext(DraftsContext);
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.of(caseId));
  const change = useCallback(
    (part: Partial<CaseDraft>) => drafts.change(caseId, part),
    [drafts, caseId],
  );
  return [draft, change];
}
