import type { Coding } from '../../api/cases.ts';
import type { DecisionDraft } from './decisions/decision-draft.ts';

/** What a worker has typed or chosen for one case and not sent yet. */
export interface CaseDraft {
  reply: string;
  waiting: boolean;
  /** Stays the same until the reply is accepted, so that sending twice stores one message. */
  messageId: string;
  note: string;
  coding: Coding | null;
  outcomes: string[];
  reason: string;
  reopenNote: string;
  /** A decision in the making. */
  decision: DecisionDraft | null;
  /** To the reporter, with the end of the case; `endId` stays the same until it is accepted. */
  endText: string;
  endId: string;
  handOnTo: string;
  handOnNote: string;
  waitNote: string;
  waitUntil: string;
  splitStory: string;
}

/** Drafts live in memory only: nothing personal is written to this machine. */
export interface Drafts {
  of(caseId: string): CaseDraft;
  change(caseId: string, change: Partial<CaseDraft>): void;
  /** Makes the drafts those of this account; those of somebody else are thrown away. */
  belongTo(accountId: string): void;
  hasTyped(): boolean;
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

  return {
    of,
    change(caseId, change) {
      const next = { ...of(caseId), ...change };
      if (change.reply === '') next.messageId = newId();
      if (change.endText === '') next.endId = newId();
      drafts.set(caseId, next);
      tell();
    },
    belongTo(accountId) {
      const before = account;
      account = accountId;
      if (before === undefined || before === accountId) return;
      drafts.clear();
      tell();
    },
    hasTyped: () => [...drafts.values()].some(isTyped),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function emptyDraft(newId: () => string): CaseDraft {
  return {
    reply: '',
    waiting: true,
    messageId: newId(),
    note: '',
    coding: null,
    outcomes: [],
    reason: '',
    reopenNote: '',
    decision: null,
    endText: '',
    endId: newId(),
    handOnTo: '',
    handOnNote: '',
    waitNote: '',
    waitUntil: '',
    splitStory: '',
  };
}

function isTyped(draft: CaseDraft): boolean {
  const { reply, note, reopenNote, endText, handOnNote, waitNote, splitStory } = draft;
  const typed = [reply, note, reopenNote, endText, handOnNote, waitNote, splitStory];
  return typed.some((text) => text.trim() !== '');
}
