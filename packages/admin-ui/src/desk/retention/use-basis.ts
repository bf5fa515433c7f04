import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionRule } from '../../api/retention.ts';

/** On what ground a term stands, in words: an article of law, a custom, or a proposal. */
export function useBasis(): (rule: RetentionRule) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ statutory, basis }) => {
      if (statutory) return t('retention.byLaw', { law: basis.replace(/ \(.*$/, '') });
      return t(basis.startsWith('K') ? 'retention.byCustom' : 'retention.byProposal');
    },
    [t],
  );
}
