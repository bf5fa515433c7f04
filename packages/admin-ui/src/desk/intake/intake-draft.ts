import type { Answers, FiledFor } from '../../api/intake.ts';

/** What a worker is filing for somebody, and the code while it has to be handed over. */
export interface IntakeDraft {
  /** Stays the same until it is filed, so that sending twice files once. */
  requestId: string;
  language: string;
  channel: string;
  receivedOn: string;
  take: boolean;
  answers: Answers;
  /** The number of an earlier case of the same person, whose answers are used again. */
  earlier?: number;
  /** Sent, and nobody knows whether it arrived: it can only be sent again as it is. */
  isUncertain: boolean;
  filed: FiledFor | undefined;
}

/** One draft in memory, and nowhere else: nothing personal is written to this machine. */
export interface IntakeDrafts {
  current(): IntakeDraft;
  change(change: Partial<IntakeDraft>): void;
  answer(field: string, values: readonly string[]): void;
  clear(): void;
  /** Makes the draft that of this account; somebody else's is thrown away. */
  belongTo(accountId: string): void;
  /** Whether something would be lost: answers, or a code that was not handed over. */
  hasTyped(): boolean;
  subscribe(listener: () => void): () => void;
}

/** `newId` gives an identifier (UUID) for each filing. */
export function createIntakeDrafts(newId: () => string): IntakeDrafts {
  const listeners = new Set<() => void>();
  let draft = emptyDraft(newId());
  let account: string | undefined;

  function set(next: IntakeDraft): void {
    draft = next;
    for (const listener of listeners) listener();
  }

  return {
    current: () => draft,
    change: (change) => set({ ...draft, ...change }),
    answer: (field, values) => {
      const { [field]: _, ...others } = draft.answers;
      set({ ...draft, answers: values.length > 0 ? { ...others, [field]: values } : others });
    },
    clear: () => set(emptyDraft(newId())),
    belongTo(accountId) {
      const before = account;
      account = accountId;
      if (before !== undefined && before !== accountId) set(emptyDraft(newId()));
    },
    hasTyped: () => draft.filed !== undefined || Object.keys(draft.answers).length > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function emptyDraft(requestId: string): IntakeDraft {
  return {
    requestId,
    language: '',
    channel: '',
    receivedOn: '',
    take: true,
    answers: {},
    isUncertain: false,
    filed: undefined,
  };
}
