/** A draft as it lies in the window's storage: sealed, with what is needed to find it. */
export interface StoredDraft {
  readonly accountId: string;
  readonly caseId: string;
  /** Milliseconds since 1970, by the node's clock. */
  readonly sealedAt: number;
  readonly sealed: string;
}

/** What of `Storage` is used. */
export type DraftsStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const NAME = 'nabij-draft-1';

/** A window's own storage, which ends with it; undefined where the browser gives none. */
export function storageOf(at: Window): DraftsStorage | undefined {
  try {
    return at.sessionStorage;
  } catch {
    return undefined;
  }
}

/** All sealed drafts that lie there, whoever's they are. What cannot be read is taken away. */
export function storedDrafts(storage: DraftsStorage): StoredDraft[] {
  const found: StoredDraft[] = [];
  for (const name of names(storage)) {
    const [, accountId, caseId] = name.split(' ');
    const [time = '', sealed] = (storage.getItem(name) ?? '').split(' ');
    const sealedAt = Number(time);
    if (accountId === undefined || caseId === undefined || sealed === undefined || !(sealedAt > 0))
      storage.removeItem(name);
    else found.push({ accountId, caseId, sealedAt, sealed });
  }
  return found;
}

/** A full storage must not hinder who types: then what lay there before stays. */
export function putDraft(storage: DraftsStorage, draft: StoredDraft): void {
  try {
    storage.setItem(nameOf(draft), `${draft.sealedAt} ${draft.sealed}`);
  } catch {
    // what is in memory goes on as if there were no storage
  }
}

export function removeDraft(
  storage: DraftsStorage,
  draft: Pick<StoredDraft, 'accountId' | 'caseId'>,
): void {
  storage.removeItem(nameOf(draft));
}

export function removeAllDrafts(storage: DraftsStorage): void {
  for (const name of names(storage)) storage.removeItem(name);
}

function nameOf({ accountId, caseId }: Pick<StoredDraft, 'accountId' | 'caseId'>): string {
  return `${NAME} ${accountId} ${caseId}`;
}

function names(storage: DraftsStorage): string[] {
  const all = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return all.filter((name) => name.startsWith(`${NAME} `));
}
