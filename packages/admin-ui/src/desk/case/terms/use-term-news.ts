import { useState } from 'react';
import type { CaseDetail } from '../../../api/cases.ts';
import type { TermMove } from '../../../api/handling.ts';
import { noteTerm, TERM_NOTE_MAX } from '../../../api/terms.ts';
import { useNow } from '../../../format/node-clock.ts';
import { townDay } from '../../../format/town-day.ts';

/** What happened to a term, while it is written. */
export interface TermNewsDraft {
  /** The day on which it happened, or from which it stands still. */
  from: string;
  setFrom(day: string): void;
  /** The last day, where there is one. */
  until: string;
  setUntil(day: string): void;
  reason: string;
  setReason(reason: string): void;
  note: string;
  setNote(note: string): void;
  wrong: { from: boolean; until: boolean; reason: boolean; note: boolean };
  /** Sends it; undefined as long as something is missing. */
  send: (() => Promise<CaseDetail>) | undefined;
}

export function useTermNews(
  shown: Pick<CaseDetail, 'id'>,
  term: { id: string; standstill: readonly string[] },
  kind: TermMove | undefined,
): TermNewsDraft {
  const today = townDay(useNow());
  const [tid] = useState(() => crypto.randomUUID());
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const [chosen, setReason] = useState('');
  const [note, setNote] = useState('');
  // where there is only one reason, it is that one
  const [only] = term.standstill;
  const reason = term.standstill.length === 1 && only !== undefined ? only : chosen;
  const wrong = {
    from: kind !== 'stated' && (from === '' || from > today),
    until: kind === 'stated' ? until < today : until !== '' && until < from,
    reason: kind === 'pause' && reason === '',
    note: note.length > TERM_NOTE_MAX,
  };
  const isReady = !Object.values(wrong).includes(true);
  const at = { id: shown.id, tid };
  const common = { term: term.id, note: note.trim() || null };
  const send = () => {
    if (kind === 'done') return noteTerm(at, { ...common, kind, on: from });
    if (kind === 'stated') return noteTerm(at, { ...common, kind, until });
    return noteTerm(at, { ...common, kind: 'pause', from, until: until || null, reason });
  };
  return {
    ...{ from, setFrom, until, setUntil, reason, setReason, note, setNote, wrong },
    send: isReady ? send : undefined,
  };
}
