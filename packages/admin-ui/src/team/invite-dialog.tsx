import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { useSession } from '../access/use-session.ts';
import { problemOf } from '../api/request.ts';
import type { AccountRole } from '../api/session.ts';
import { type InvitationLink, invite, teamQuery } from '../api/team.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { TextBox } from '../parts/text-box.tsx';
import { rolesFor } from './looks-after.ts';
import { RoleChoice } from './role-choice.tsx';

interface Props {
  onInvited: (link: InvitationLink & { name: string }) => void;
  onClose: () => void;
}

/** Asks whom to invite, and as what. */
export function InviteDialog({ onInvited, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const roles = rolesFor(useSession().account.role);
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<AccountRole>(roles[0] ?? 'worker');
  const [tried, setTried] = useState(false);
  const inviting = useMutation({
    mutationFn: () => freshly(() => invite({ name: name.trim(), login: login.trim(), role })),
    onSuccess: (link) => {
      void client.invalidateQueries({ queryKey: teamQuery.queryKey });
      onInvited({ ...link, name: name.trim() });
      onClose();
    },
  });
  const isTaken = inviting.error !== null && problemOf(inviting.error) === 'login-taken';

  function loginError(): string | undefined {
    if (tried && login.trim() === '') return t('team.loginMissing');
    return isTaken ? t('problem.login-taken') : undefined;
  }

  return (
    <ConfirmDialog
      title={t('team.inviteTitle')}
      confirm={t('team.inviteConfirm')}
      isOpen
      isBusy={inviting.isPending}
      onConfirm={() => {
        setTried(true);
        if (name.trim() !== '' && login.trim() !== '') inviting.mutate();
      }}
      onClose={onClose}
    >
      <TextBox
        label={t('team.name')}
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? t('team.nameMissing') : undefined}
      />
      <TextBox
        label={t('signIn.login')}
        help={t('team.loginHelp')}
        value={login}
        onChange={setLogin}
        error={loginError()}
      />
      <RoleChoice roles={roles} value={role} onChange={setRole} />
      {isTaken ? null : <ProblemNotice error={inviting.error} />}
    </ConfirmDialog>
  );
}
