import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import type { EndingProps } from '../ending.ts';
import { ColleagueChoice, useColleagueName, useNobodyElse } from './colleague-choice.tsx';

/** A colleague comes to help; the case stays with who has it. */
export function SupportDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const [accountId, setAccountId] = useState('');
  const [tried, setTried] = useState(false);
  const nameOf = useColleagueName();
  const taken = [...shown.supporters.map(({ id }) => id), shown.ownerId ?? ''];
  const isNobody = useNobodyElse(taken);

  function confirm() {
    setTried(true);
    if (accountId === '') return;
    acting.act(
      { act: 'support', accountId },
      {
        say: t('flow.supportDone', { name: nameOf(accountId) }),
        after: () => {
          setAccountId('');
          setTried(false);
          onClose();
        },
      },
    );
  }

  return (
    <ConfirmDialog
      title={t('flow.supportTitle', { number: shown.number })}
      confirm={t('flow.supportConfirm')}
      isOpen={isOpen}
      isBusy={acting.isBusy}
      isImpossible={isNobody}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('flow.supportText')}</p>
      <ProblemNotice error={acting.last === 'support' ? acting.error : null} />
      <ColleagueChoice
        without={taken}
        value={accountId}
        isMissing={tried && accountId === ''}
        onChange={setAccountId}
      />
    </ConfirmDialog>
  );
}
