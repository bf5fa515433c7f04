import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import { problemOf } from '../../api/request.ts';
import {
  previewRule,
  type RetentionRule,
  type RulePreview,
  retentionQuery,
  setRule,
  type WantedRule,
} from '../../api/retention.ts';

export interface TermProps {
  rule: RetentionRule;
  onSaved: (said: string) => void;
  onClose: () => void;
}

/** Looks at what a term would do, and sets exactly what was looked at. */
export function useTerm({ rule, onSaved, onClose }: TermProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const looking = useMutation({
    mutationFn: async (months: number | null) => {
      const wanted = { class: rule.class, months };
      return { wanted, seen: await previewRule(wanted) };
    },
    onMutate: () => saving.reset(),
  });
  const saving = useMutation({
    mutationFn: ({ wanted, seen }: { wanted: WantedRule; seen: RulePreview }) =>
      freshly(() => setRule({ ...wanted, digest: seen.digest })),
    onSuccess: (overview) => {
      client.setQueryData(retentionQuery.queryKey, overview);
      onSaved(t('retention.termSaved'));
      onClose();
    },
    onError: (error) => {
      if (problemOf(error) !== 'changed-meanwhile') return;
      looking.reset();
      void client.invalidateQueries({ queryKey: retentionQuery.queryKey });
    },
  });
  const isBusy = looking.isPending || saving.isPending;
  return {
    seen: looking.data?.seen,
    isBusy,
    isChanged: saving.error !== null && problemOf(saving.error) === 'changed-meanwhile',
    error: saving.error ?? looking.error,
    look: (months: number | null) => {
      if (!isBusy) looking.mutate(months);
    },
    save: () => {
      if (!isBusy && looking.data !== undefined) saving.mutate(looking.data);
    },
    forget: () => looking.reset(),
  };
}
