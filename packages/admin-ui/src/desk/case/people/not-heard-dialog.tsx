import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { noteNotHeard, WHY_MAX } from '../../../api/people.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  onClose: () => void;
}

/** Notes why the other side cannot be heard. */
export function NotHeardDialog({ shown, changing, onClose }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const form = useForm(`${shown.id} not-heard`, { reason: '', why: '' });
  const [tried, setTried] = useState(false);
  const { reason, why } = form.fields;
  const noWhy = why.trim() === '' || why.length > WHY_MAX;

  function confirm() {
    setTried(true);
    if (reason === '' || noWhy) return;
    changing.change(() => noteNotHeard(shown.id, { reason, why: why.trim() }), {
      say: t('people.said.notHeard'),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('people.hearing.dialogTitle')}
      confirm={t('people.hearing.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('people.hearing.explain')}</p>
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('people.hearing.reason')}
        options={codes('not_heard_reason').map(({ code }) => ({
          value: code,
          label: label('not_heard_reason', code),
        }))}
        value={reason}
        onChange={(value) => form.set('reason', value)}
        error={tried && reason === '' ? t('people.hearing.reasonMissing') : undefined}
      />
      <TextBox
        label={t('people.hearing.why')}
        help={t('people.hearing.whyHelp')}
        value={why}
        onChange={(value) => form.set('why', value)}
        error={tried && noWhy ? t('people.hearing.whyMissing', { max: WHY_MAX }) : undefined}
        rows={3}
      />
    </ConfirmDialog>
  );
}
