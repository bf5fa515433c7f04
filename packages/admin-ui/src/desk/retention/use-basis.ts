import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** On what ground a term stands, in words: an article of law, a custom, or a proposal. */
export function useBasis(): (basis: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (basis) => {
      const [, law] = /^D \((.*)\)$/.exec(basis) ?? [];
      if (law !== undefined) return t('retention.byProposalFor', { law });
      if (/^D\b/.test(basis)) return t('retention.byProposal');
      if (/^K\b/.test(basis)) return t('retention.byCustom');
      return t('retention.byLaw', { law: basis.replace(/ \(.*$/, '') });
    },
    [t],
  );
}
