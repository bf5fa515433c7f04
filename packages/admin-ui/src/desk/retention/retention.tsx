import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { retentionQuery } from '../../api/retention.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { DueNow } from './due-now.tsx';
import { Proofs } from './proofs.tsx';
import { Requests } from './requests.tsx';
import { Reviews } from './reviews.tsx';
import { TermList } from './term-list.tsx';
import './retention.css';

/** What has to be decided about keeping, what goes now, and what went before. */
export function RetentionPage() {
  const { t } = useTranslation();
  const query = useQuery(retentionQuery);
  const data = query.data;
  return (
    <>
      <PageHeading title={t('retention.title')} />
      <p className="lead">{t('retention.intro')}</p>
      {data === undefined ? (
        <QueryState query={query} />
      ) : (
        <>
          <Requests requests={data.requests} />
          <Reviews reviews={data.reviews} />
          <DueNow overview={data} />
          <TermList rules={data.rules} />
          <Proofs deletions={data.deletions} />
        </>
      )}
    </>
  );
}
