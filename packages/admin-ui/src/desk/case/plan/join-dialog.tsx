import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PARTY_MAX } from '../../../api/handling.ts';
import { joinCases, takeApart } from '../../../api/plan.ts';
import { problemOf } from '../../../api/request.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { PlanDialogProps } from './plan-dialog-props.ts';

/** Joins the case to another one of the same person, who agrees to it. */
export function JoinDialog({ shown, changing, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(shown.earlier === null ? '' : String(shown.earlier));
  const [manner, setManner] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = Number(number);
  const isNumber = /^\d{1,9}$/.test(number) && wanted > 0 && wanted !== shown.number;
  const errors = {
    number: isNumber ? undefined : t('plan.numberMissing'),
    manner:
      manner.length > PARTY_MAX
        ? t('plan.tooLong', { count: manner.length - PARTY_MAX })
        : undefined,
  };

  function confirm() {
    setTried(true);
    if (errors.number !== undefined || errors.manner !== undefined) return;
    const joining = { number: wanted, manner: manner.trim() || null };
    changing.change(() => joinCases(shown.id, joining), { say: t('plan.joined'), after: onClose });
  }

  return (
    <ConfirmDialog
      title={t('plan.joinTitle')}
      confirm={t('plan.joinConfirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('plan.joinExplain')}</p>
      <JoinProblem error={changing.error} />
      <TextBox
        label={t('plan.number')}
        value={number}
        onChange={(text) => setNumber(text.trim())}
        inputMode="numeric"
        error={tried ? errors.number : undefined}
      />
      <TextBox
        label={t('plan.manner')}
        help={t('plan.mannerHelp')}
        value={manner}
        onChange={setManner}
        error={tried ? errors.manner : undefined}
      />
    </ConfirmDialog>
  );
}

/** What a refusal means here; any other one says so itself. */
function JoinProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const problem = error === null || error === undefined ? undefined : problemOf(error);
  if (problem === 'not-found') return <Notice kind="problem">{t('plan.noSuchCase')}</Notice>;
  if (problem === 'consent-required') return <Notice kind="problem">{t('plan.agreeFirst')}</Notice>;
  return <ProblemNotice error={error} />;
}

/** Takes the case apart from the others again. */
export function LeaveDialog({ shown, changing, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t('plan.leaveTitle')}
      confirm={t('plan.leaveConfirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={() =>
        changing.change(() => takeApart(shown.id), { say: t('plan.left'), after: onClose })
      }
      onClose={onClose}
    >
      <p>{t('plan.leaveExplain')}</p>
      <ProblemNotice error={changing.error} />
    </ConfirmDialog>
  );
}
