import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_TEXT_MAX, type PlanStep, removeStep, saveStep } from '../../../api/plan.ts';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { Pick } from '../../../parts/pick.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { PlanDialogProps } from './plan-dialog-props.ts';
import { RemoveButton } from './remove-button.tsx';
import { StepWho } from './step-who.tsx';
import { useLineError } from './use-line-error.ts';

type Props = PlanDialogProps & { step?: PlanStep | undefined; goalId?: string | undefined };

/** What is done, by whom and by when; new, or said otherwise. */
export function StepDialog({ shown, changing, onClose, step, goalId }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const lineError = useLineError();
  const [id] = useState(() => step?.id ?? crypto.randomUUID());
  const [what, setWhat] = useState(step?.what ?? '');
  const [doer, setDoer] = useState<PlanStep['doer']>(step?.doer ?? 'person');
  const [name, setName] = useState(step?.name ?? '');
  const [dueOn, setDueOn] = useState(step?.dueOn ?? '');
  const [goal, setGoal] = useState(step?.goalId ?? goalId ?? '');
  const [tried, setTried] = useState(false);
  const errors = {
    what: lineError(what, PLAN_TEXT_MAX.what),
    name: doer === 'other' ? lineError(name, PLAN_TEXT_MAX.name) : undefined,
  };

  function confirm() {
    setTried(true);
    if (errors.what !== undefined || errors.name !== undefined) return;
    const by = { doer, name: doer === 'other' ? name.trim() : null };
    const when = { dueOn: dueOn || null, done: step !== undefined && step.doneOn !== null };
    const version = step?.version ?? null;
    const wanted = { version, what: what.trim(), ...by, ...when, goalId: goal || null };
    changing.change(() => saveStep(shown.id, id, wanted), {
      say: t('plan.stepKept'),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t(step === undefined ? 'plan.newStep' : 'plan.changeStep')}
      confirm={t('plan.keep')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <TextBox
        label={t('plan.what')}
        value={what}
        onChange={setWhat}
        error={tried ? errors.what : undefined}
      />
      <StepWho
        doer={doer}
        onDoer={setDoer}
        name={name}
        onName={setName}
        error={tried ? errors.name : undefined}
      />
      <DayBox
        label={t('plan.dueOn')}
        help={t('plan.dueHelp')}
        value={dueOn}
        onChange={setDueOn}
        min={dayFromNow({ months: -12 }, now)}
        max={dayFromNow({ months: 36 }, now)}
      />
      <GoalPick shown={shown} value={goal} onChange={setGoal} />
      {step === undefined ? null : (
        <RemoveButton
          changing={changing}
          onClose={onClose}
          remove={() => removeStep(shown.id, step)}
        >
          {t('plan.removeStep')}
        </RemoveButton>
      )}
    </ConfirmDialog>
  );
}

interface PickProps {
  shown: PlanDialogProps['shown'];
  value: string;
  onChange: (id: string) => void;
}

/** To which goal a step leads, where there is any. */
function GoalPick({ shown, value, onChange }: PickProps) {
  const { t } = useTranslation();
  const { goals } = shown.plan;
  if (goals.length === 0) return null;
  const options = goals.map(({ id, words }) => ({ value: id, label: words }));
  return (
    <Pick
      label={t('plan.toGoal')}
      options={[{ value: '', label: t('plan.noGoal') }, ...options]}
      value={value}
      onChange={onChange}
    />
  );
}
