import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import type { CaseDetail } from '../../api/cases.ts';
import { retentionQuery } from '../../api/retention.ts';
import { eraseCase } from '../../api/rights.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';

interface Props {
  shown: CaseDetail;
  onErased: (proof: string) => void;
  onClose: () => void;
}

/** Erasing cannot be undone, and says so first. */
export function EraseDialog({ shown, onErased, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const erasing = useMutation({
    mutationFn: () => freshly(() => eraseCase(shown.id)),
    onSuccess: (proof) => {
      void client.invalidateQueries({ queryKey: ['cases'] });
      void client.invalidateQueries({ queryKey: retentionQuery.queryKey });
      onErased(proof);
    },
  });
  return (
    <ConfirmDialog
      title={t('rights.eraseTitle', { number: shown.number })}
      confirm={t('rights.eraseConfirm')}
      isOpen
      isBusy={erasing.isPending}
      onConfirm={() => erasing.mutate()}
      onClose={onClose}
    >
      <Notice kind="warning" standing>
        <p>{t('rights.eraseFinal')}</p>
      </Notice>
      <p>{t('rights.eraseText')}</p>
      <ProblemNotice error={erasing.error} />
    </ConfirmDialog>
  );
}
