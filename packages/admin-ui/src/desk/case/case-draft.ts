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
  /** When it was kept, for what came back after the page was loaded anew; milliseconds since 1970. */
  backFrom: number | null;
}

export function emptyDraft(newId: () => string): CaseDraft {
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
    backFrom: null,
  };
}

/** Whether there are words of the worker's own in it. */
export function isTyped(draft: CaseDraft): boolean {
  const { reply, note, reopenNote, endText, handOnNote, waitNote, splitStory, decision } = draft;
  const typed = [reply, note, reopenNote, endText, handOnNote, waitNote, splitStory];
  return [...typed, decision?.text ?? ''].some((text) => text.trim() !== '');
}

/** Fields that say something only beside another one. */
const BESIDE = { waiting: 'reply', messageId: 'reply', endId: 'endText' } as const;
const FIELDS = Object.keys(emptyDraft(() => '')) as (keyof CaseDraft)[];

/** Whether nothing was typed or chosen. */
export function isEmptyDraft(draft: CaseDraft): boolean {
  return FIELDS.every((field) => field in BESIDE || field === 'backFrom' || isBlank(draft[field]));
}

/**
 * A draft with what was kept of it before the page was loaded anew; what was typed since goes
 * first. The draft itself when nothing comes back.
 * @param kept as `JSON.parse` gave it, sealed by this same program
 * @param at when it was kept, in milliseconds since 1970
 */
export function withKept(draft: CaseDraft, kept: unknown, at: number): CaseDraft {
  if (typeof kept !== 'object' || kept === null) return draft;
  const known = kept as Partial<CaseDraft>;
  const back = FIELDS.filter((field) => {
    const main = field in BESIDE ? BESIDE[field as keyof typeof BESIDE] : field;
    if (field === 'backFrom' || !isBlank(draft[main])) return false;
    return !isBlank(known[main]) && known[field] !== undefined;
  });
  if (back.length === 0) return draft;
  const fields = Object.fromEntries(back.map((field) => [field, known[field]]));
  return { ...draft, ...fields, backFrom: at };
}

function isBlank(value: CaseDraft[keyof CaseDraft] | undefined): boolean {
  return value === undefined || value === null || value === '' || isEmptyList(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
