import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { previewQuery, type ReleasePreview, releasesQuery } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Failed } from './failed.tsx';
import { HoldBack } from './hold-back.tsx';
import { LeavingWords } from './leaving-words.tsx';
import { NotDue } from './not-due.tsx';
import { Preparing } from './preparing.tsx';
import { Readiness } from './readiness.tsx';
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
          <Leaving key={period} preview={data} />
          <Content preview={data} />
        </>
      )}
    </>
  );
}

/** When it leaves, holding it back, and sending it now. */
function Leaving({ preview }: { preview: ReleasePreview }) {
  const { data } = useQuery(releasesQuery);
  const { period } = preview;
  const next = data?.next?.period === period ? data.next : undefined;
  const hold = data?.holds.find((one) => one.period === period);
  return (
    <>
      <SendRelease preview={preview} isHeld={hold !== undefined} />
      {next === undefined || preview.state === 'left' ? null : (
        <>
          <LeavingWords next={next} due={data?.due ?? []} />
          <HoldBack period={period} hold={hold} />
        </>
      )}
    </>
  );
}

function Content({ preview }: { preview: ReleasePreview }) {
  if (preview.state === 'ready' || preview.state === 'left') {
    return (
      <>
        {preview.due ? null : <NotDue period={preview.period} />}
        <ShownRelease preview={preview} />
      </>
    );
  }
  return preview.state === 'failed' ? <Failed period={preview.period} /> : <Preparing />;
}
