import { useTranslation } from 'react-i18next';
import type { AtLeast } from './agenda.ts';

/** A number in words, with "at least" where something of it is hidden. */
export function useTimes(): (it: AtLeast, of: 'times' | 'towns') => string {
  const { t } = useTranslation();
  return ({ count, isExact }, of) => {
    const words = t(`agenda.${of}`, { count });
    return isExact ? words : t('agenda.atLeast', { words });
  };
}
