import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letLeave } from '../api/team.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { HeirChoice } from './heir-choice.tsx';
import { heirsOf } from './looks-after.ts';
import type { StepProps } from './step-props.ts';
import { useStep } from './use-step.ts';

/** Somebody leaves; their open cases go to a colleague. */
export function LeaveDialog({ member, team, onDone, onClose }: StepProps) {
  const { t } = useTranslation();
  const [heir, setHeir] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { name, hasCases } = member;
  const isMissing = hasCases && heir === null;
  const leaving = useStep(
    () => letLeave(member.id, heir),
    ({ rotationAdvised }) => {
      onDone(t(rotationAdvised ? 'team.leftRotate' : 'team.leftDone', { name }));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('team.leaveTitle', { name })}
      confirm={t('team.leaveConfirm')}
      isOpen
      isBusy={leaving.isPending}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) leaving.mutate();
      }}
      onClose={onClose}
    >
      <p>{t('team.leaveText', { name })}</p>
      {hasCases ? (
        <HeirChoice
          heirs={heirsOf(member, team)}
          value={heir}
          onChange={setHeir}
          isMissing={tried && isMissing}
        />
      ) : null}
      <ProblemNotice error={leaving.error} />
    </ConfirmDialog>
  );
}
