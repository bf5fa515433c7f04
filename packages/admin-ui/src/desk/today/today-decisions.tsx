import { useTranslation } from 'react-i18next';
import type { AskedDecision, AskedDecisions } from '../../api/decisions.ts';
import { useFormat } from '../../format/use-format.ts';
import { useMoney } from '../../format/use-money.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Icon } from '../../parts/icon.tsx';
import { CaseLink } from '../case-list/case-link.tsx';
import { DueLight } from '../case-list/due-label.tsx';
import { TodayLine } from './today-line.tsx';

/** What a colleague asks to decide too, and what was put off till today; nothing without any. */
export function TodayDecisions({ decisions }: { decisions: AskedDecisions }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, asked } = decisions;
  if (total === 0) return null;
  return (
    <section className="card today-group" aria-labelledby="today-asked">
      <div className="today-group-head">
        <h2 id="today-asked">
          <Icon name="work" />
          {t('today.asked.title')} <span className="today-count">{format.number(total)}</span>
        </h2>
        <p className="soft">{t('today.asked.help')}</p>
      </div>
      <ul className="today-lines">
        {asked.map((one) => (
          <Asked key={one.id} one={one} />
        ))}
      </ul>
      {total > asked.length ? (
        <p className="soft">{t('today.asked.first', { shown: asked.length, total })}</p>
      ) : null}
    </section>
  );
}

function Asked({ one }: { one: AskedDecision }) {
  const format = useFormat();
  const words = useAskedWords();
  const { caseId, number, at, dueOn } = one;
  return (
    <TodayLine
      about={words(one)}
      light={dueOn === null ? undefined : <DueLight dueOn={dueOn} />}
      more={
        <>
          <CaseLink row={{ id: caseId, number }} inWords />
          {' · '}
          <time dateTime={at} title={format.moment(at)}>
            {format.age(at)}
          </time>
        </>
      }
    />
  );
}

function useAskedWords(): (one: AskedDecision) => string {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const { euros } = useMoney();
  return ({ kind, by: name, about: code, amount }) => {
    const about = label('decision_kind', code);
    if (kind === 'postponed') return t('today.asked.postponed', { about });
    return amount === null
      ? t('today.asked.proposal', { name, about })
      : t('today.asked.priced', { name, about, amount: euros(amount) });
  };
}
