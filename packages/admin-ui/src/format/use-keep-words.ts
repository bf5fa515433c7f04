import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { keepTermOf } from './keep.ts';

/** Terms as the reader's language says them: `P2Y` becomes "2 years". */
export function useKeepWords(): (written: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (written) => {
      const term = keepTermOf(written);
      return term === undefined ? written : t(`retention.${term.unit}`, { count: term.count });
    },
    [t],
  );
}
