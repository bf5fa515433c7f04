import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api/handovers.ts';
import type { Texts } from '../../texts/language.ts';
import { useHandoverState } from './use-handover-state.ts';

type Words = Texts['handover'];

/** What a handover is about and how it stands, in words. */
export interface HandoverWords {
  state(handover: Handover): string;
  /** Why it ended without the case moving; undefined while it goes on, or where nobody said why. */
  because(handover: Handover): string | undefined;
  /** Why it goes there, as the side that reads it sees that. */
  reason(handover: Pick<Handover, 'side' | 'reason'>): string;
}

export function useHandoverWords(): HandoverWords {
  const { t, i18n } = useTranslation();
  const known = (key: string) => i18n.exists(key);
  return {
    state: useHandoverState(),
    because: ({ because, side }) => {
      if (because === null) return undefined;
      const key = `handover.because.${side}.${because}`;
      return known(key)
        ? t(key as `handover.because.sender.${keyof Words['because']['sender']}`)
        : undefined;
    },
    reason: ({ side, reason }) => {
      const list = side === 'sender' ? 'reason' : 'reasonToYou';
      const key = `handover.${list}.${reason}`;
      return known(key) ? t(key as `handover.${typeof list}.${keyof Words['reason']}`) : reason;
    },
  };
}
