import { type CaseDraft, emptyDraft, isEmptyDraft, isTyped, withKept } from './case-draft.ts';

/** What was typed for each case, in memory; `drafts-keeper.ts` keeps it sealed beside that. */
export interface Drafts {
  of(caseId: string): CaseDraft;
  change(caseId: string, change: Partial<CaseDraft>): void;
  /** Adds what was kept before the page was loaded anew; `at` is when, in milliseconds since 1970. */
  bringBack(caseId: string, kept: unknown, at: number): void;
  /** Throws away what was typed for a case. */
  discard(caseId: string): void;
  /** Makes the drafts those of this account; those of somebody else are thrown away. */
  belongTo(accountId: string): void;
  hasTyped(): boolean;
  /** Every draft that was looked at, by case. */
  all(): Iterable<readonly [string, CaseDraft]>;
  subscribe(listener: () => void): () => void;
}

/** `newId` gives identifiers for messages (UUIDs). */
export function createDrafts(newId: () => string): Drafts {
  const drafts = new Map<string, CaseDraft>();
  const listeners = new Set<() => void>();
  let account: string | undefined;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function of(caseId: string): CaseDraft {
    const known = drafts.get(caseId);
    if (known !== undefined) return known;
    const fresh = emptyDraft(newId);
    drafts.set(caseId, fresh);
    return fresh;
  }

  function set(caseId: string, draft: CaseDraft): void {
    drafts.set(caseId, draft);
    tell();
  }

  return {
    of,
    change(caseId, change) {
      const next = { ...of(caseId), ...change };
      if (change.reply === '') next.messageId = newId();
      if (change.endText === '') next.endId = newId();
      if (isEmptyDraft(next)) next.backFrom = null;
      set(caseId, next);
    },
    bringBack: (caseId, kept, at) => set(caseId, withKept(of(caseId), kept, at)),
    discard: (caseId) => set(caseId, emptyDraft(newId)),
    belongTo(accountId) {
      const before = account;
      account = accountId;
      if (before === undefined || before === accountId) return;
      drafts.clear();
      tell();
    },
    hasTyped: () => [...drafts.values()].some(isTyped),
    all: () => drafts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
