import { useTranslation } from 'react-i18next';
import { upperFirst } from '../../format/upper-first.ts';
import { useFormat } from '../../format/use-format.ts';

/** What a message carries, as a heading. */
export function useWhat(): (period: string | null) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (period) => (period === null ? t('peers.message') : upperFirst(format.period(period)));
}
