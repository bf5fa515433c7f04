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
  reason(code: string): string;
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
    reason: (code) => {
      const key = `handover.reason.${code}`;
      return known(key) ? t(key as `handover.reason.${keyof Words['reason']}`) : code;
    },
  };
}
