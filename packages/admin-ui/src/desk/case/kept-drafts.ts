import type { Drafts } from './drafts.ts';
import { DraftsKeeper } from './drafts-keeper.ts';
import { storageOf } from './drafts-storage.ts';

/** What is lost at most when a page ends without a word. */
const SOON_MS = 500;

/**
 * The keeper of a window's drafts. Null where the browser gives no storage or, without TLS, no
 * WebCrypto: then drafts are in memory only.
 */
export function keptDrafts(drafts: Drafts, at: Window & typeof globalThis): DraftsKeeper | null {
  const storage = storageOf(at);
  if (storage === undefined || at.crypto.subtle === undefined) return null;
  const soon = (then: () => void) => void at.setTimeout(then, SOON_MS);
  const keeper = new DraftsKeeper({ drafts, storage, origin: at.location.origin, soon });
  const flush = () => void keeper.flush();
  at.addEventListener('pagehide', flush);
  at.document.addEventListener('visibilitychange', flush);
  return keeper;
}
