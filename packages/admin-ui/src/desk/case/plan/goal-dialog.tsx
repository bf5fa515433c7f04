import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_TEXT_MAX, type PlanGoal, removeGoal, saveGoal } from '../../../api/plan.ts';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { Pick } from '../../../parts/pick.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { PlanDialogProps } from './plan-dialog-props.ts';
import { RemoveButton } from './remove-button.tsx';
import { useLineError } from './use-line-error.ts';

/** What the person wants to reach, in their own words; new, or said otherwise. */
export function GoalDialog(props: PlanDialogProps & { goal?: PlanGoal | undefined }) {
  const { shown, changing, onClose, goal } = props;
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const lineError = useLineError();
  const [id] = useState(() => goal?.id ?? crypto.randomUUID());
  const [area, setArea] = useState(goal?.area ?? '');
  const [words, setWords] = useState(goal?.words ?? '');
  const [reached, setReached] = useState(goal?.reachedOn !== null && goal !== undefined);
  const [tried, setTried] = useState(false);
  const errors = {
    area: area === '' ? t('plan.areaMissing') : undefined,
    words: lineError(words, PLAN_TEXT_MAX.words),
  };

  function confirm() {
    setTried(true);
    if (errors.area !== undefined || errors.words !== undefined) return;
    const wanted = { version: goal?.version ?? null, area, words: words.trim(), reached };
    changing.change(() => saveGoal(shown.id, id, wanted), {
      say: t('plan.goalKept'),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t(goal === undefined ? 'plan.newGoal' : 'plan.changeGoal')}
      confirm={t('plan.keep')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <Pick
        label={t('plan.area')}
        options={[
          { value: '', label: t('plan.chooseArea') },
          ...codes('life_domain').map(({ code }) => {
            return { value: code, label: label('life_domain', code) };
          }),
        ]}
        value={area}
        onChange={setArea}
        error={tried ? errors.area : undefined}
      />
      <TextBox
        label={t('plan.words')}
        help={t('plan.wordsHelp')}
        value={words}
        onChange={setWords}
        error={tried ? errors.words : undefined}
      />
      {goal === undefined ? null : (
        <>
          <Check isSelected={reached} onChange={setReached}>
            {t('plan.isReached')}
          </Check>
          <RemoveButton
            changing={changing}
            onClose={onClose}
            remove={() => removeGoal(shown.id, goal)}
          >
            {t('plan.removeGoal')}
          </RemoveButton>
        </>
      )}
    </ConfirmDialog>
  );
}
