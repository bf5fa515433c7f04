import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type Consultation, consultationsQuery } from '../../api/consultations.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ChangeNews } from '../case/change-news.tsx';
import { useListChange } from '../lines/use-list-change.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ConsultationCard } from './consultation-card.tsx';
import './consultations.css';

const GROUPS = ['forUs', 'open', 'over'] as const;

/** What colleagues of other points ask us, and we them, without a case. */
export function ConsultationsPage() {
  const { t } = useTranslation();
  const query = useQuery(consultationsQuery);
  const changing = useListChange<Consultation>(consultationsQuery.queryKey);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <PageHeading title={t('consultations.title')} />
      <p className="lead">{t('consultations.lead')}</p>
      <div className="buttons">
        <Button className="button" data-kind="main" onPress={() => setAsking(true)}>
          {t('consultations.ask')}…
        </Button>
      </div>
      <ChangeNews changing={changing} />
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        GROUPS.map((group) => (
          <Group
            key={group}
            title={t(`consultations.group.${group}`)}
            all={query.data.filter((it) => groupOf(it) === group)}
            changing={changing}
          />
        ))
      )}
      {query.data?.length === 0 ? <p className="empty">{t('consultations.none')}</p> : null}
      {asking ? <AskDialog changing={changing} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

interface GroupProps {
  title: string;
  all: readonly Consultation[];
  changing: ReturnType<typeof useListChange<Consultation>>;
}

function Group({ title, all, changing }: GroupProps) {
  if (all.length === 0) return null;
  return (
    <section className="consultations">
      <h2>{title}</h2>
      <ul className="consultations-list">
        {all.map((it) => (
          <ConsultationCard key={it.id} consultation={it} changing={changing} />
        ))}
      </ul>
    </section>
  );
}

function groupOf({ side, state }: Consultation): (typeof GROUPS)[number] {
  if (state === 'thanked') return 'over';
  return side === 'asked' && state === 'asked' ? 'forUs' : 'open';
}
