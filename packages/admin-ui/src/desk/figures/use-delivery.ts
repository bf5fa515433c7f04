import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../api/releases.ts';
import { useRefusalWords } from '../../parts/use-refusal-words.ts';

/** Where a release is on its way to the region, in words. */
export function useDelivery(): (delivery: Delivery | null) => string {
  const { t } = useTranslation();
  const inWords = useRefusalWords();
  return (delivery) => {
    if (delivery === null) return t('figures.noDelivery');
    const { state, attempts, refusal } = delivery;
    if (state === 'delivered') return t('figures.delivered');
    if (state === 'waiting') {
      return attempts > 0 ? t('figures.waitingTried', { count: attempts }) : t('figures.waiting');
    }
    const reason = refusal === null ? undefined : inWords(refusal);
    return reason === undefined ? t('figures.dead') : t('figures.deadBecause', { reason });
  };
}
