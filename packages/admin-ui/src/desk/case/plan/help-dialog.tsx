import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HelpSaid, noteHelp, PLAN_TEXT_MAX } from '../../../api/plan.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { Pick } from '../../../parts/pick.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { HELP_ANSWERS } from './help-answers.ts';
import type { PlanDialogProps } from './plan-dialog-props.ts';
import { useLineError } from './use-line-error.ts';

/** What somebody who gives the help says of it. */
export function HelpDialog({ shown, changing, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const lineError = useLineError();
  const [id] = useState(() => crypto.randomUUID());
  const [from, setFrom] = useState('');
  const [answer, setAnswer] = useState<HelpSaid['answer']>();
  const [words, setWords] = useState('');
  const [stepId, setStepId] = useState('');
  const [tried, setTried] = useState(false);
  const tooLong = [...words.trim()].length - PLAN_TEXT_MAX.help;
  const errors = {
    from: lineError(from, PLAN_TEXT_MAX.helper),
    answer: answer === undefined ? t('plan.answerMissing') : undefined,
    words: tooLong > 0 ? t('plan.tooLong', { count: tooLong }) : undefined,
  };

  function confirm() {
    setTried(true);
    const wrong = Object.values(errors).some((error) => error !== undefined);
    if (wrong || answer === undefined) return;
    const said = { answer, from: from.trim(), words: words.trim() || null };
    changing.change(() => noteHelp(shown.id, id, { ...said, stepId: stepId || null }), {
      say: t('plan.helpKept'),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t('plan.newHelp')}
      confirm={t('plan.keep')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('plan.helpExplain')}</p>
      <ProblemNotice error={changing.error} />
      <TextBox
        label={t('plan.helper')}
        help={t('plan.helperHelp')}
        value={from}
        onChange={setFrom}
        error={tried ? errors.from : undefined}
      />
      <RadioChoice
        label={t('plan.howGoes')}
        options={HELP_ANSWERS.map((value) => ({ value, label: t(`plan.answer.${value}`) }))}
        value={answer ?? ''}
        onChange={(value) => setAnswer(HELP_ANSWERS.find((it) => it === value))}
        error={tried ? errors.answer : undefined}
      />
      <TextBox
        label={t('plan.helpWords')}
        rows={3}
        value={words}
        onChange={setWords}
        error={tried ? errors.words : undefined}
      />
      {shown.plan.steps.length === 0 ? null : (
        <Pick
          label={t('plan.aboutStep')}
          options={[
            { value: '', label: t('plan.aboutPlan') },
            ...shown.plan.steps.map(({ id: value, what }) => ({ value, label: what })),
          ]}
          value={stepId}
          onChange={setStepId}
        />
      )}
    </ConfirmDialog>
  );
}
