/** The fields of a form that is not sent yet, by name. */
export type Fields = Readonly<Record<string, string>>;

/** What was typed in dialogs. In memory only: nothing personal is written to this machine. */
export interface Forms {
  /** Undefined while nothing was typed. */
  of(form: string): Fields | undefined;
  /** Keeps a form for this account; what somebody else typed is thrown away. */
  keep(accountId: string, form: string, fields: Fields): void;
  forget(form: string): void;
  /** Whether something was typed that is kept nowhere else. */
  hasTyped(): boolean;
  subscribe(listener: () => void): () => void;
}

export function createForms(): Forms {
  const kept = new Map<string, Fields>();
  const listeners = new Set<() => void>();
  let account: string | undefined;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    of: (form) => kept.get(form),
    keep(accountId, form, fields) {
      if (account !== accountId) kept.clear();
      account = accountId;
      kept.set(form, fields);
      tell();
    },
    forget(form) {
      kept.delete(form);
      tell();
    },
    hasTyped: () => kept.size > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
