import { useTranslation } from 'react-i18next';
import type { Today } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { CaseLink } from '../case-list/case-link.tsx';
import { DueLight } from '../case-list/due-label.tsx';
import { TodayLine } from './today-line.tsx';

/** What of plans is due, and looking back some weeks after the end; nothing while there is none. */
export function TodayPlans({ plans }: { plans: Today['plans'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, steps } = plans;
  if (total === 0) return null;
  return (
    <section className="card today-group" aria-labelledby="today-plans">
      <div className="today-group-head">
        <h2 id="today-plans">
          <Icon name="check" />
          {t('today.plans.title')} <span className="today-count">{format.number(total)}</span>
        </h2>
        <p className="soft">{t('today.plans.help')}</p>
      </div>
      <ul className="today-lines">
        {steps.map(({ id, kind, caseId, number, dueOn }) => (
          <TodayLine
            key={id}
            about={t(`today.plans.${kind}`)}
            light={<DueLight dueOn={dueOn} />}
            more={<CaseLink row={{ id: caseId, number }} inWords />}
          />
        ))}
      </ul>
    </section>
  );
}
