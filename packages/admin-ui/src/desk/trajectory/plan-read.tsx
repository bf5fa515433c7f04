import { useTranslation } from 'react-i18next';
import type { Plan } from '../../api/plan.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';

/** The one plan of a person, to read; it is changed where one of their cases is open. */
export function PlanRead({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const { goals, steps } = plan;
  const others = steps.filter(({ goalId }) => goalId === null);
  return (
    <section className="card" aria-labelledby="trajectory-plan">
      <h2 id="trajectory-plan">{t('plan.title')}</h2>
      {goals.length + steps.length === 0 ? <p className="soft">{t('plan.none')}</p> : null}
      {goals.map(({ id, area, words }) => (
        <div key={id} className="plan-read">
          <p>
            <strong>{label('life_domain', area)}:</strong>{' '}
            <q>
              <bdi>{words}</bdi>
            </q>
          </p>
          <StepLines steps={steps.filter(({ goalId }) => goalId === id)} />
        </div>
      ))}
      <StepLines steps={others} />
      <p className="soft">{t('plan.changeInCase')}</p>
    </section>
  );
}

function StepLines({ steps }: Pick<Plan, 'steps'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (steps.length === 0) return null;
  const whenOf = ({ dueOn, doneOn }: Plan['steps'][number]) => {
    if (doneOn !== null) return t('plan.doneOn', { date: format.date(doneOn) });
    return dueOn === null ? t('plan.noDay') : t('plan.due', { date: format.date(dueOn) });
  };
  return (
    <ul className="plan-lines">
      {steps.map((step) => (
        <li key={step.id}>
          <bdi>{step.what}</bdi>
          {' · '}
          <bdi>{step.doer === 'other' ? step.name : t(`plan.doer.${step.doer}`)}</bdi>
          {' · '}
          {whenOf(step)}
        </li>
      ))}
    </ul>
  );
}
