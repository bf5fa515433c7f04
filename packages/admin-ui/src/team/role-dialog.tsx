import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import { changeRole } from '../api/team.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { HeirChoice } from './heir-choice.tsx';
import { handlesCases, heirsOf, rolesFor } from './looks-after.ts';
import { RoleChoice } from './role-choice.tsx';
import type { StepProps } from './step-props.ts';
import { useStep } from './use-step.ts';

/** Another role; with it, access to the cases may go or come. */
export function RoleDialog({ member, team, onDone, onClose }: StepProps) {
  const { t } = useTranslation();
  const roles = rolesFor(useSession().account.role);
  const [role, setRole] = useState(member.role);
  const [heir, setHeir] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { name, hasCases } = member;
  const loses = handlesCases(member.role) && !handlesCases(role);
  const gains = !handlesCases(member.role) && handlesCases(role);
  const isMissing = loses && hasCases && heir === null;
  const changing = useStep(
    () => changeRole(member.id, { role, handOnTo: heir }),
    ({ rotationAdvised }) => {
      const key = rotationAdvised ? 'team.roleRotate' : 'team.roleDone';
      onDone(t(key, { name, role: t(`role.${role}`) }));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('team.roleTitle', { name })}
      confirm={t('team.roleConfirm')}
      isOpen
      isBusy={changing.isPending}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) changing.mutate();
      }}
      onClose={onClose}
    >
      <RoleChoice roles={roles} value={role} onChange={setRole} />
      {loses ? <Notice kind="info">{t('team.roleLoses')}</Notice> : null}
      {gains ? <Notice kind="info">{t('team.roleGains')}</Notice> : null}
      {loses && hasCases ? (
        <HeirChoice
          heirs={heirsOf(member, team)}
          value={heir}
          onChange={setHeir}
          isMissing={tried && isMissing}
        />
      ) : null}
      <ProblemNotice error={changing.error} />
    </ConfirmDialog>
  );
}
