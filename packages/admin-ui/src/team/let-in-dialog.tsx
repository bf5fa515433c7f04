import { useTranslation } from 'react-i18next';
import { letIn } from '../api/team.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import type { StepProps } from './step-props.ts';
import { useStep } from './use-step.ts';

/** Two people compare a number before one lets the other in to the cases. */
export function LetInDialog({ member, onDone, onClose }: StepProps) {
  const { t } = useTranslation();
  const { name, checkNumber } = member;
  const lettingIn = useStep(
    () => letIn(member.id),
    () => {
      onDone(t('team.letInDone', { name }));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('team.letInTitle', { name })}
      confirm={t('team.letInConfirm')}
      isOpen
      isBusy={lettingIn.isPending}
      onConfirm={lettingIn.mutate}
      onClose={onClose}
    >
      <p>{t('team.letInText', { name })}</p>
      {checkNumber === null ? null : (
        <p className="check-number">
          <span>{t('team.checkNumber')}</span>
          <strong translate="no" dir="ltr">
            {checkNumber}
          </strong>
        </p>
      )}
      <p>{t('team.letInElse')}</p>
      <ProblemNotice error={lettingIn.error} />
    </ConfirmDialog>
  );
}
