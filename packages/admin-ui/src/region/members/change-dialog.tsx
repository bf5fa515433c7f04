import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import { changeMember, type Member, membersQuery } from '../../api/members.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { type News, wordsFor } from './steps.ts';

interface Props {
  step: 'suspend' | 'remove';
  town: Member;
  onDone: (news: News) => void;
  onClose: () => void;
}

/** What happens when a town or a region is suspended or let go, and what stays. */
export function ChangeDialog({ step, town, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const words = wordsFor(town.role);
  const named = { town: town.name };
  const changing = useMutation({
    mutationFn: () => freshly(() => changeMember(step, town.url)),
    onSettled: () => client.invalidateQueries({ queryKey: membersQuery.queryKey }),
    onSuccess: () => {
      onDone({ kind: 'good', words: t(`${words}.change.${step}.done`, named) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(`${words}.change.${step}.title`, named)}
      confirm={t(`${words}.change.${step}.confirm`)}
      isOpen
      isBusy={changing.isPending}
      onConfirm={() => changing.mutate()}
      onClose={onClose}
    >
      <ul className="plain-points">
        <li>{t(`${words}.change.${step}.what`)}</li>
        <li>{t(`${words}.change.${step}.stays`)}</li>
        <li>{t(`${words}.change.${step}.people`)}</li>
        {step === 'remove' ? <li>{t('proof.removal')}</li> : null}
        <li>{t(`${words}.change.${step}.back`)}</li>
      </ul>
      <p>{t(`${words}.callFirst`)}</p>
      <ProblemNotice error={changing.error} />
    </ConfirmDialog>
  );
}
