import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { previewQuery, releasesQuery } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Preparing } from './preparing.tsx';
import { Readiness } from './readiness.tsx';
import { DeliveryState } from './release-list.tsx';
import { SendRelease } from './send-release.tsx';
import { ShownRelease } from './shown-release.tsx';
import './figures.css';

/** The figures of one quarter exactly as they will leave, or how far they are. */
export function Preview() {
  const { t } = useTranslation();
  const { period } = useParams({ from: '/desk/figures/$period' });
  const format = useFormat();
  const query = useQuery(previewQuery(period));
  const { data } = query;
  return (
    <>
      <p className="back">
        <Link to="/desk/figures">
          <Icon name="back" />
          {t('preview.back')}
        </Link>
      </p>
      <div>
        <PageHeading title={t('preview.title', { period: format.period(period) })} />
        <Readiness key={period} state={data?.state} />
      </div>
      <QueryState query={query} />
      {data === undefined ? null : (
        <>
          <SendRelease key={period} preview={data} />
          {data.state === 'preparing' ? (
            <Preparing />
          ) : (
            <>
              {data.due ? null : <NotDue period={period} />}
              <ShownRelease preview={data} />
            </>
          )}
        </>
      )}
    </>
  );
}

/** A quarter that has left says when, by whom, and whether it arrived. */
function NotDue({ period }: { period: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(releasesQuery);
  const entry = data?.releases.find((release) => release.period === period);
  if (data === undefined) return null;
  return (
    <Notice kind="info" standing>
      {entry === undefined ? (
        <p>{t('preview.notDue')}</p>
      ) : (
        <>
          <p>
            {t('preview.gone', { date: format.date(entry.releasedAt), name: entry.releasedBy })}
          </p>
          <p>
            <DeliveryState delivery={entry.delivery} />
          </p>
        </>
      )}
    </Notice>
  );
}
