import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../access/use-session.ts';
import type { TrendTown } from '../../../api/region.ts';
import { loadMap, mapQuery, removeMap } from '../../../api/region-map.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { MapChoice } from './map-choice.tsx';
import { MapMatch } from './map-match.tsx';
import type { Match } from './match-areas.ts';

interface Props {
  towns: readonly TrendTown[];
  addedAt: string | undefined;
}

/** The file of the map: whoever keeps the region loads or removes it, for all colleagues. */
export function MapFile({ towns, addedAt }: Props) {
  const { t } = useTranslation();
  const { account } = useSession();
  const format = useFormat();
  const queries = useQueryClient();
  const [match, setMatch] = useState<Match>();
  const keep = useMutation({
    mutationFn: () => (match ? loadMap(match.areas) : removeMap()),
    onSuccess: (answer) => {
      queries.setQueryData(mapQuery.queryKey, answer);
      setMatch(undefined);
    },
  });
  const isKeeper = account.role === 'keeper';
  return (
    <section className="card not-for-paper" aria-labelledby="map-file">
      <h2 id="map-file">{t('trend.map.file')}</h2>
      {addedAt === undefined ? null : (
        <p>{t('trend.map.loadedAt', { date: format.date(addedAt) })}</p>
      )}
      {isKeeper ? (
        <MapChoice towns={towns} onChoose={setMatch} />
      ) : (
        <p>{t('trend.map.keeperOnly')}</p>
      )}
      {match === undefined ? null : <MapMatch match={match} count={towns.length} />}
      <ProblemNotice error={keep.error} />
      {keep.isSuccess && match === undefined ? (
        <Notice kind="good">
          <p>{t(keep.data.map === null ? 'trend.map.removed' : 'trend.map.kept')}</p>
        </Notice>
      ) : null}
      {isKeeper && (match !== undefined || addedAt !== undefined) ? (
        <div className="buttons">
          <BusyButton
            kind={match === undefined ? 'quiet' : 'main'}
            isBusy={keep.isPending}
            onPress={() => keep.mutate()}
          >
            {t(match === undefined ? 'trend.map.remove' : 'trend.map.keep')}
          </BusyButton>
        </div>
      ) : null}
    </section>
  );
}
