import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { auditQuery } from '../api/audit.ts';
import { teamQuery } from '../api/team.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { QueryState } from '../parts/query-state.tsx';
import './audit.css';
import { AuditTable } from './audit-table.tsx';

/** Everything that was done here, newest first; names and numbers, never what was written. */
export function AuditPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(auditQuery);
  const team = useQuery(teamQuery);
  const names = new Map(team.data?.map(({ id, name }) => [id, name]));
  const entries = query.data?.pages.flatMap((page) => page.entries);
  return (
    <>
      <PageHeading title={t('audit.title')} />
      <p className="lead">{t('audit.intro')}</p>
      {entries === undefined ? (
        <QueryState query={query} />
      ) : (
        <>
          <AuditTable entries={entries} names={names} />
          {query.isFetchNextPageError ? <ProblemNotice error={query.error} /> : null}
          {query.hasNextPage ? (
            <BusyButton
              isBusy={query.isFetchingNextPage}
              onPress={() => void query.fetchNextPage()}
            >
              {t('audit.older')}
            </BusyButton>
          ) : (
            <p className="soft">{t('audit.first')}</p>
          )}
        </>
      )}
    </>
  );
}
