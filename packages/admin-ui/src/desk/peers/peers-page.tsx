import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Standing, standingQuery } from '../../api/peers.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Identity } from '../../trust/identity.tsx';
import { CoordinatorCard } from './coordinator-card.tsx';
import { FailedCard } from './failed-card.tsx';
import { OtherPoints } from './other-points.tsx';
import './peers.css';
import { Questioned } from './questioned.tsx';
import { ReceiptsCard } from './receipts-card.tsx';
import { WaitingCard } from './waiting-card.tsx';

/** How this point is connected, what did not arrive, and what to do about it. */
export function PeersPage() {
  const { t } = useTranslation();
  const query = useQuery(standingQuery);
  return (
    <>
      <PageHeading title={t('peers.title')} />
      <p className="lead">{t('peers.intro')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Cards standing={query.data} />}
    </>
  );
}

function Cards({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const { self, coordinator, directory, points, questioned } = standing;
  return (
    <div className="peers">
      <Questioned periods={questioned} />
      <CoordinatorCard coordinator={coordinator} own={self.url} />
      <FailedCard standing={standing} />
      <WaitingCard standing={standing} />
      <ReceiptsCard delivered={standing.delivered} />
      <section className="card" aria-labelledby="self">
        <h2 id="self">{t('peers.self')}</h2>
        <Identity {...self} help={t('peers.selfFingerprint')} />
      </section>
      <OtherPoints points={points} directory={directory} joined={coordinator !== null} />
    </div>
  );
}
