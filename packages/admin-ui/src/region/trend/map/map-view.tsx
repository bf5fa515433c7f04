import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trendQuery } from '../../../api/region.ts';
import { mapQuery } from '../../../api/region-map.ts';
import { Notice } from '../../../parts/notice.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import type { TrendAsk } from '../ask.ts';
import { BranchChoice } from '../branch-choice.tsx';
import { questionOf } from '../question.ts';
import { useShownCode } from '../use-shown-code.ts';
import { MapFile } from './map-file.tsx';
import { MapShown } from './map-shown.tsx';
import './map.css';

/** One number of every town in one period, on the map of the region. */
export default function MapView({ ask }: { ask: TrendAsk }) {
  const { t } = useTranslation();
  const of = useShownCode(ask);
  const question = questionOf(ask, 'all', of);
  const query = useQuery({ ...trendQuery(question), enabled: of !== undefined });
  const kept = useQuery(mapQuery);
  const trend = query.data;
  if (of === undefined || trend === undefined || trend.table !== ask.table) {
    return <QueryState query={query} />;
  }
  if (trend.periods.length === 0) return <p className="empty">{t('trend.empty')}</p>;
  const map = kept.data?.map ?? undefined;
  return (
    <>
      <QueryState query={kept} />
      <BranchChoice {...{ trend, ask }} value={of} />
      {map === undefined && kept.data !== undefined ? (
        <Notice kind="info" standing>
          <p>{t('trend.map.none')}</p>
        </Notice>
      ) : null}
      <MapShown {...{ trend, ask, question, of }} areas={map?.areas} />
      <MapFile towns={trend.towns} addedAt={map?.addedAt} />
    </>
  );
}
