import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Session } from '../api/session.ts';
import { signInByAutofill } from './passkey.ts';

/** The node forgets its question after five minutes: ask a new one before. */
const QUESTION_LIVES_MS = 4 * 60_000;

interface Picked {
  onSession: (session: Session) => void;
  onError: (error: unknown) => void;
}

/**
 * Offers passkeys in the list that browsers show under the name field.
 * @returns call it after another passkey question, which ends this one
 */
export function usePasskeyAutofill({ onSession, onError }: Picked): () => void {
  const [round, setRound] = useState(0);
  const took = useEffectEvent(onSession);
  const failed = useEffectEvent(onError);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks anew
  useEffect(() => {
    let current = true;
    async function wait() {
      if (!(await browserSupportsWebAuthnAutofill()) || !current) return;
      try {
        const session = await signInByAutofill();
        if (current) took(session);
      } catch (error) {
        if (current) failed(error);
      }
    }
    void wait();
    const later = setTimeout(() => setRound((before) => before + 1), QUESTION_LIVES_MS);
    return () => {
      current = false;
      clearTimeout(later);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [round]);

  return () => setRound((before) => before + 1);
}
