import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../api/releases.ts';

/** Where a release is on its way to the region, in words. */
export function useDelivery(): (delivery: Delivery | null) => string {
  const { t, i18n } = useTranslation();
  return (delivery) => {
    if (delivery === null) return t('figures.noDelivery');
    const { state, attempts, refusal } = delivery;
    if (state === 'delivered') return t('figures.delivered');
    if (state === 'waiting') {
      return attempts > 0 ? t('figures.waitingTried', { count: attempts }) : t('figures.waiting');
    }
    // A region of a newer version may refuse with a code that this program has no words for.
    const key = `problem.${refusal}`;
    return refusal !== null && i18n.exists(key)
      ? t('figures.deadBecause', { reason: t(key as 'problem.internal') })
      : t('figures.dead');
  };
}
