import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { PlanGoal, PlanStep } from '../../../api/plan.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Icon } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';
import type { PlanDoing } from './plan-dialog-props.ts';
import { StepItem } from './step-item.tsx';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  onDo: (doing: PlanDoing) => void;
}

/** Goals with the steps to them, then the steps to none, then what is done. */
export function PlanList(props: Props) {
  const { t } = useTranslation();
  const { goals, steps } = props.shown.plan;
  const open = steps.filter(({ doneOn }) => doneOn === null);
  const done = steps.filter(({ doneOn }) => doneOn !== null);
  const others = open.filter(({ goalId }) => goalId === null);
  return (
    <>
      {goals.length === 0 ? null : (
        <ul className="goals">
          {goals.map((goal) => (
            <GoalItem
              key={goal.id}
              {...props}
              goal={goal}
              steps={open.filter(({ goalId }) => goalId === goal.id)}
            />
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <div>
          {goals.length === 0 ? null : <h3>{t('plan.otherSteps')}</h3>}
          <StepList {...props} steps={others} />
        </div>
      )}
      {done.length === 0 ? null : (
        <details className="done-steps">
          <summary>{t('plan.doneSteps', { count: done.length })}</summary>
          <StepList {...props} steps={done} />
        </details>
      )}
    </>
  );
}

function StepList({ steps, ...props }: Props & { steps: readonly PlanStep[] }) {
  return (
    <ul className="steps">
      {steps.map((step) => (
        <StepItem key={step.id} {...props} step={step} />
      ))}
    </ul>
  );
}

function GoalItem({
  goal,
  steps,
  ...props
}: Props & { goal: PlanGoal; steps: readonly PlanStep[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { words, reachedOn } = goal;
  return (
    <li className="goal">
      <p className="goal-area">{label('life_domain', goal.area)}</p>
      <p className="goal-words">
        <q>
          <bdi>{words}</bdi>
        </q>
      </p>
      {reachedOn === null ? null : (
        <span className="badge" data-tone="good">
          <Icon name="check" />
          {t('plan.reachedOn', { date: format.date(reachedOn) })}
        </span>
      )}
      {goal.from === props.shown.number ? null : (
        <p className="soft">{t('plan.fromCase', { number: goal.from })}</p>
      )}
      {steps.length === 0 ? null : <StepList {...props} steps={steps} />}
      <div className="buttons">
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t('plan.addStepTo', { goal: words })}
          onPress={() => props.onDo({ kind: 'step', goalId: goal.id })}
        >
          {t('plan.addStep')}…
        </Button>
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t('plan.changeNamed', { name: words })}
          onPress={() => props.onDo({ kind: 'goal', goal })}
        >
          {t('plan.change')}…
        </Button>
      </div>
    </li>
  );
}
