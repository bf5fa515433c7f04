import { useTranslation } from 'react-i18next';
import { TEXT_MAX } from '../../api/cases.ts';

/** What is wrong with a text that is about to be sent: nothing, too long, or `empty`. */
export function useTextError(empty: string): (text: string) => string | undefined {
  const { t } = useTranslation();
  return (text) => {
    const length = text.trim().length;
    if (length === 0) return empty;
    return length > TEXT_MAX ? t('case.tooLong', { count: length - TEXT_MAX }) : undefined;
  };
}
