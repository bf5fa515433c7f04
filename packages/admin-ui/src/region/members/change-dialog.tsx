import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import { changeTown, type Member, membersQuery } from '../../api/members.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { News } from './steps.ts';

interface Props {
  step: 'suspend' | 'remove';
  town: Member;
  onDone: (news: News) => void;
  onClose: () => void;
}

/** What happens when a town is suspended or let go, and what stays. */
export function ChangeDialog({ step, town, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const named = { town: town.name };
  const changing = useMutation({
    mutationFn: () => freshly(() => changeTown(step, town.url)),
    onSettled: () => client.invalidateQueries({ queryKey: membersQuery.queryKey }),
    onSuccess: () => {
      onDone({ kind: 'good', words: t(`members.change.${step}.done`, named) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(`members.change.${step}.title`, named)}
      confirm={t(`members.change.${step}.confirm`)}
      isOpen
      isBusy={changing.isPending}
      onConfirm={() => changing.mutate()}
      onClose={onClose}
    >
      <ul className="plain-points">
        <li>{t(`members.change.${step}.what`)}</li>
        <li>{t(`members.change.${step}.stays`)}</li>
        <li>{t(`members.change.${step}.people`)}</li>
        <li>{t(`members.change.${step}.back`)}</li>
      </ul>
      <p>{t('members.callFirst')}</p>
      <ProblemNotice error={changing.error} />
    </ConfirmDialog>
  );
}
