import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { type PlanStep, saveStep } from '../../../api/plan.ts';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Check } from '../../../parts/check.tsx';
import { Icon } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';
import type { PlanDoing } from './plan-dialog-props.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  step: PlanStep;
  onDo: (doing: PlanDoing) => void;
}

/** One step: ticked off where it stands. */
export function StepItem({ shown, changing, step, onDo }: Props) {
  const { t } = useTranslation();
  const { id, what, doneOn } = step;

  function tick(done: boolean) {
    const { version, doer, name, dueOn, goalId } = step;
    const wanted = { version, what, doer, name, dueOn, goalId, done };
    changing.change(() => saveStep(shown.id, id, wanted), {
      say: t(done ? 'plan.stepDone' : 'plan.stepOpen'),
    });
  }

  return (
    <li className="step">
      <Check isSelected={doneOn !== null} onChange={tick}>
        <bdi>{what}</bdi>
        <StepFacts step={step} />
      </Check>
      <Button
        className="button"
        data-kind="quiet"
        aria-label={t('plan.changeNamed', { name: what })}
        onPress={() => onDo({ kind: 'step', step })}
      >
        {t('plan.change')}…
      </Button>
    </li>
  );
}

/** Who does it, and by when or since when. */
function StepFacts({ step }: { step: PlanStep }) {
  const { t } = useTranslation();
  const now = useNow();
  const format = useFormat();
  const { doer, name, dueOn, doneOn } = step;
  const who = doer === 'other' ? (name ?? '') : t(`plan.doer.${doer}`);
  const isLate = doneOn === null && dueOn !== null && dueOn < dayFromNow({}, now);
  const when =
    doneOn !== null
      ? t('plan.doneOn', { date: format.date(doneOn) })
      : dueOn === null
        ? t('plan.noDay')
        : t(isLate ? 'plan.wasDue' : 'plan.due', { date: format.date(dueOn) });
  return (
    <span className="step-facts" data-late={isLate || undefined}>
      {isLate ? <Icon name="warning" /> : null}
      <bdi>{who}</bdi>
      {` · ${when}`}
    </span>
  );
}
