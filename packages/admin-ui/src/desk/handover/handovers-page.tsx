import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Handover, handoversQuery } from '../../api/handovers.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ChangeNews } from '../case/change-news.tsx';
import { HandoverItem } from './handover-item.tsx';
import { useHandoverStep } from './use-step.ts';
import './handover.css';

/** Cases that other points offer, and cases that were offered from here. */
export function HandoversPage() {
  const { t } = useTranslation();
  const query = useQuery(handoversQuery);
  return (
    <>
      <PageHeading title={t('handover.title')} />
      <p className="lead">{t('handover.intro')}</p>
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <div className="stack">
          <Side side="incoming" handovers={query.data.incoming} />
          <Side side="outgoing" handovers={query.data.outgoing} />
        </div>
      )}
    </>
  );
}

interface SideProps {
  side: 'incoming' | 'outgoing';
  handovers: readonly Handover[];
}

function Side({ side, handovers }: SideProps) {
  const { t } = useTranslation();
  const stepping = useHandoverStep(null);
  return (
    <section className="card" aria-labelledby={side}>
      <h2 id={side}>{t(`handover.${side}`)}</h2>
      <ChangeNews changing={stepping} />
      {handovers.length === 0 ? (
        <p className="soft">{t(`handover.none.${side}`)}</p>
      ) : (
        <ul className="handovers">
          {handovers.map((handover) => (
            <li key={handover.id}>
              <HandoverItem handover={handover} stepping={stepping} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
