import { type CaseDraft, isEmptyDraft } from './case-draft.ts';
import type { Drafts } from './drafts.ts';
import { openDraft, sealDraft } from './drafts-seal.ts';
import {
  type DraftsStorage,
  putDraft,
  removeAllDrafts,
  removeDraft,
  type StoredDraft,
  storedDrafts,
} from './drafts-storage.ts';

const DAY_MS = 86_400_000;
/** A draft that nobody came back to for a week is thrown away. */
export const KEPT_MS = 7 * DAY_MS;

/** Whose drafts are kept, under which key, and by whose clock. */
export interface Keeping {
  readonly accountId: string;
  readonly key: CryptoKey;
  readonly now: () => Date;
}

/** What a keeper works with; `soon` calls back within half a second. */
export interface KeeperParts {
  readonly drafts: Drafts;
  readonly storage: DraftsStorage;
  readonly origin: string;
  readonly soon: (then: () => void) => void;
}

/** Keeps drafts in the window's storage, sealed, for as long as their worker is signed in. */
export class DraftsKeeper {
  readonly #parts: KeeperParts;
  /** What is sealed, or need not be. */
  readonly #done = new Map<string, CaseDraft>();
  readonly #gone = new Set<string>();
  #keeping: Keeping | undefined;
  #broughtBackFor: string | undefined;
  #isWaiting = false;
  #work = Promise.resolve();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    parts.drafts.subscribe(() => this.#onChange());
  }

  /** Brings back what was kept and begins to keep. What is somebody else's or too old goes. */
  async open(by: Keeping): Promise<void> {
    this.#keeping = by;
    this.belongTo(by.accountId);
    // later in the same page, memory knows best
    if (this.#broughtBackFor !== by.accountId) await this.#bringBack(by);
    this.#onChange();
  }

  /** Seals what changed since the last time. Never fails: memory does not depend on it. */
  flush(): Promise<void> {
    const by = this.#keeper();
    if (by === undefined) return this.#work;
    const sealAll = async () => {
      for (const one of this.#changed()) await this.#seal(by, one);
    };
    this.#work = this.#work.then(sealAll).catch(() => undefined);
    return this.#work;
  }

  /** Stops keeping; what lies sealed stays for the same worker. */
  close(): void {
    this.#keeping = undefined;
    this.#done.clear();
  }

  /** Stops keeping and takes away all that lies sealed. */
  forget(): void {
    this.close();
    removeAllDrafts(this.#parts.storage);
  }

  /** Takes away what lies sealed for a case that is gone, and keeps nothing more of it. */
  drop(caseId: string): void {
    this.#gone.add(caseId);
    this.#removeWhere((kept) => kept.caseId === caseId);
  }

  /** Takes away what lies sealed of anybody else. */
  belongTo(accountId: string): void {
    this.#removeWhere((kept) => kept.accountId !== accountId);
  }

  #removeWhere(isMeant: (kept: StoredDraft) => boolean): void {
    const { storage } = this.#parts;
    for (const kept of storedDrafts(storage)) if (isMeant(kept)) removeDraft(storage, kept);
  }

  #changed(): (readonly [string, CaseDraft])[] {
    const all = [...this.#parts.drafts.all()];
    return all.filter(([id, draft]) => !this.#gone.has(id) && this.#done.get(id) !== draft);
  }

  /** Whose drafts are kept now; nobody's until what lay there is brought back. */
  #keeper(): Keeping | undefined {
    return this.#keeping?.accountId === this.#broughtBackFor ? this.#keeping : undefined;
  }

  #onChange(): void {
    const by = this.#keeper();
    if (by === undefined) return;
    for (const [caseId, draft] of this.#changed()) {
      if (!isEmptyDraft(draft)) continue;
      removeDraft(this.#parts.storage, { accountId: by.accountId, caseId });
      this.#done.set(caseId, draft);
    }
    if (this.#isWaiting || this.#changed().length === 0) return;
    this.#isWaiting = true;
    this.#parts.soon(() => {
      this.#isWaiting = false;
      void this.flush();
    });
  }

  async #seal(by: Keeping, [caseId, draft]: readonly [string, CaseDraft]): Promise<void> {
    const { drafts, storage, origin } = this.#parts;
    const { accountId, key, now } = by;
    const place = { origin, accountId, caseId, sealedAt: now().getTime() };
    const sealed = await sealDraft(key, place, JSON.stringify(draft));
    // meanwhile it may have been sent, or its worker may have gone
    if (this.#keeping !== by || this.#gone.has(caseId) || isEmptyDraft(drafts.of(caseId))) return;
    putDraft(storage, { ...place, sealed });
    this.#done.set(caseId, draft);
  }

  async #bringBack(by: Keeping): Promise<void> {
    const { drafts, storage, origin } = this.#parts;
    const now = by.now().getTime();
    for (const kept of storedDrafts(storage)) {
      const { caseId, sealedAt } = kept;
      const isOld = Math.abs(now - sealedAt) > KEPT_MS;
      const text = isOld ? undefined : await openDraft(by.key, { origin, ...kept }, kept.sealed);
      if (this.#keeping !== by) return;
      if (text === undefined) removeDraft(storage, kept);
      else drafts.bringBack(caseId, JSON.parse(text), sealedAt);
    }
    if (this.#keeping === by) this.#broughtBackFor = by.accountId;
  }
}
