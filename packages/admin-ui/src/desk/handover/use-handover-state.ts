import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api/handovers.ts';
import type { Texts } from '../../texts/language.ts';

type Words = Texts['handover']['state']['sender'];

/** How a handover stands, in words. */
export function useHandoverState(): (handover: Handover) => string {
  const { t, i18n } = useTranslation();
  return ({ side, state, peer: { name }, cameBackAs }) => {
    if (cameBackAs !== null) return t('handover.cameBackTitle');
    const key = `handover.state.${side}.${state}`;
    return i18n.exists(key) ? t(key as `handover.state.sender.${keyof Words}`, { name }) : state;
  };
}
