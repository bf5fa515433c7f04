import type { Signal } from './signal.ts';

/** Longer than two beats: a window that was closed without a word is forgotten after it. */
const FORGOTTEN_MS = 45_000;

interface Seen {
  readonly accountId: string;
  readonly at: number;
}

/**
 * Who looks at one case now, in which window. It is in memory only and says nothing of yesterday:
 * nobody can read out of it how long somebody worked.
 */
export class Presence {
  readonly #caseId: string;
  readonly #windows = new Map<string, Seen>();

  constructor(caseId: string) {
    this.#caseId = caseId;
  }

  /** Takes note of a signal, if it is about this case. @param at milliseconds */
  hear(signal: Signal, at: number): void {
    if (signal.kind === 'handover' || signal.caseId !== this.#caseId) return;
    if (signal.kind === 'here') {
      this.#windows.set(signal.windowId, { accountId: signal.accountId, at });
    }
    if (signal.kind === 'gone') this.#windows.delete(signal.windowId);
  }

  /** The other people who look at it, each once. @param at milliseconds */
  others(accountId: string, at: number): string[] {
    for (const [windowId, seen] of this.#windows) {
      if (at - seen.at > FORGOTTEN_MS) this.#windows.delete(windowId);
    }
    const ids = new Set([...this.#windows.values()].map((seen) => seen.accountId));
    ids.delete(accountId);
    return [...ids].sort();
  }
}
