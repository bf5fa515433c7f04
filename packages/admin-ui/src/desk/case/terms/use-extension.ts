import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDetail } from '../../../api/cases.ts';
import type { CaseTerm } from '../../../api/handling.ts';
import { extendTerm, letterQuery } from '../../../api/terms.ts';

/** Where the letter still has to say why. */
const UNSAID = '[…]';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A letter that puts a term off, while it is written. */
export interface ExtensionDraft {
  until: string;
  setUntil(day: string): void;
  consent: string;
  setConsent(words: string): void;
  text: string;
  setText(text: string): void;
  /** The reporter's, in which the letter is; undefined until it is there. */
  language: string | undefined;
  /** Makes the letter anew, for the day that is chosen now; only where somebody changed it. */
  renew: (() => void) | undefined;
  /** What the node says to this day. */
  problem: unknown;
  wrong: { until: boolean; consent: boolean; text: boolean };
  /** Sends it; undefined as long as something is missing. */
  send: (() => Promise<CaseDetail>) | undefined;
}

export function useExtension(
  shown: CaseDetail,
  term: CaseTerm,
  basis: 'law' | 'consent',
): ExtensionDraft {
  const [tid] = useState(() => crypto.randomUUID());
  const [until, setUntil] = useState(term.longest ?? '');
  const [consent, setConsent] = useState('');
  const [typed, setTyped] = useState<string>();
  const wanted = { term: term.id, until, basis };
  const isMeant = term.moves.includes(basis) && DAY.test(until);
  const letter = useQuery({ ...letterQuery(shown.id, wanted), enabled: isMeant });
  const text = typed ?? letter.data?.text ?? '';
  const wrong = {
    until: !DAY.test(until) || until <= term.due,
    consent: basis === 'consent' && consent.trim() === '',
    text: text.trim() === '' || text.includes(UNSAID),
  };
  const isReady = !(wrong.until || wrong.consent || wrong.text);
  const agreed = basis === 'consent' ? consent.trim() : null;
  const at = { id: shown.id, tid };
  return {
    ...{ until, setUntil, consent, setConsent, text, wrong },
    setText: setTyped,
    language: letter.data?.language,
    renew: typed === undefined ? undefined : () => setTyped(undefined),
    problem: letter.error,
    send: isReady ? () => extendTerm(at, { ...wanted, consent: agreed, text }) : undefined,
  };
}
