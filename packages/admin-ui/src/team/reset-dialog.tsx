import { useTranslation } from 'react-i18next';
import { resetAccount } from '../api/team.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { handlesCases } from './looks-after.ts';
import type { StepProps } from './step-props.ts';
import { useStep } from './use-step.ts';

/** For who lost every way to sign in: they begin anew, with a new link. */
export function ResetDialog({ member, onLink, onClose }: StepProps) {
  const { t } = useTranslation();
  const { name, role } = member;
  const resetting = useStep(
    () => resetAccount(member.id),
    (link) => {
      onLink({ ...link, name });
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('team.resetTitle', { name })}
      confirm={t('team.resetConfirm')}
      isOpen
      isBusy={resetting.isPending}
      onConfirm={resetting.mutate}
      onClose={onClose}
    >
      <p>{t('team.resetText')}</p>
      {handlesCases(role) ? <p>{t('team.resetLetIn')}</p> : null}
      <ProblemNotice error={resetting.error} />
    </ConfirmDialog>
  );
}
