import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { Conference } from '../../../api/conferences.ts';
import { useFormat } from '../../../format/use-format.ts';

interface Props {
  shown: CaseDetail;
  conference: Conference;
}

/** What was agreed, as it stands in the plan now: the plan is the only place where it is kept. */
export function AgreedSteps({ shown, conference }: Props) {
  const { t } = useTranslation();
  if (conference.steps.length === 0) return null;
  return (
    <>
      <h4>{t('conference.steps.title')}</h4>
      <ul className="agreed-steps">
        {conference.steps.map((id) => (
          <Step key={id} step={shown.plan.steps.find((step) => step.id === id)} />
        ))}
      </ul>
    </>
  );
}

function Step({ step }: { step: CaseDetail['plan']['steps'][number] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (step === undefined) return <li className="soft">{t('conference.steps.gone')}</li>;
  const { what, doer, name, dueOn, doneOn } = step;
  const when =
    doneOn === null
      ? dueOn && t('conference.steps.due', { date: format.date(dueOn) })
      : t('conference.steps.done', { date: format.date(doneOn) });
  const details = [name ?? t(`conference.steps.doers.${doer}`), when].filter(Boolean);
  return (
    <li>
      <bdi>{what}</bdi> <span className="soft">{['', ...details].join(' · ').trim()}</span>
    </li>
  );
}
