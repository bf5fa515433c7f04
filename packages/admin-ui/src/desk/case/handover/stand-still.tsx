import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { ButtonContext } from 'react-aria-components/Button';
import { caseQuery } from '../../../api/cases.ts';
import type { Handover } from '../../../api/handovers.ts';

const StandStillContext = createContext(false);

const DISABLED = { isDisabled: true };
const ENABLED = {};

/** Whether nobody here changes the case, as another point may say yes to it any moment. */
export function standsStill(handover: Handover | undefined): boolean {
  return handover?.side === 'sender' && handover.state === 'offered';
}

/** Parts of a case whose buttons do nothing while it stands still; the top of its page says why. */
export function StandStill({ on, children }: { on: boolean; children: ReactNode }) {
  return (
    <StandStillContext value={on}>
      <ButtonContext value={on ? DISABLED : ENABLED}>{children}</ButtonContext>
    </StandStillContext>
  );
}

export function useStandsStill(): boolean {
  return useContext(StandStillContext);
}

/** Reads a case anew that goes on after it stood still: then other things can be done with it. */
export function useGoesOn(caseId: string, isFrozen: boolean): void {
  const client = useQueryClient();
  const frozen = useRef<string>(undefined);
  useEffect(() => {
    if (frozen.current === caseId && !isFrozen) {
      void client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey });
    }
    frozen.current = isFrozen ? caseId : undefined;
  }, [client, caseId, isFrozen]);
}
