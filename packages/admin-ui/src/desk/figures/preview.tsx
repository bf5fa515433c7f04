import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { previewQuery, type ReleasePreview, releasesQuery } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ExactBytes } from './exact-bytes.tsx';
import { InWords } from './in-words.tsx';
import { PreviewTables } from './preview-tables.tsx';
import { DeliveryState } from './release-list.tsx';
import { SendRelease } from './send-release.tsx';
import './figures.css';

/** The figures of one quarter exactly as they will leave: in words, as tables, as bytes. */
export function Preview() {
  const { t } = useTranslation();
  const { period } = useParams({ from: '/desk/figures/$period' });
  const format = useFormat();
  const query = useQuery(previewQuery(period));
  return (
    <>
      <p className="back">
        <Link to="/desk/figures">
          <Icon name="back" />
          {t('preview.back')}
        </Link>
      </p>
      <PageHeading title={t('preview.title', { period: format.period(period) })} />
      <QueryState query={query} />
      {query.data === undefined ? null : (
        <>
          <SendRelease key={period} preview={query.data} />
          {query.data.due ? null : <NotDue period={period} />}
          <Shown preview={query.data} />
        </>
      )}
    </>
  );
}

function Shown({ preview }: { preview: ReleasePreview }) {
  return (
    <>
      <InWords release={preview.release} />
      <PreviewTables release={preview.release} />
      <ExactBytes bytes={preview.bytes} digest={preview.digest} />
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
