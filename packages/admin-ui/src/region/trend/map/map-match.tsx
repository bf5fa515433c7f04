import { useTranslation } from 'react-i18next';
import { Notice } from '../../../parts/notice.tsx';
import type { Match } from './match-areas.ts';

/** What a file has to do with the towns of the region, before it is kept. */
export function MapMatch({ match, count }: { match: Match; count: number }) {
  const { t } = useTranslation();
  const { matched, missing, others, property } = match;
  return (
    <Notice kind={missing.length > 0 ? 'info' : 'good'}>
      <p>{t('trend.map.matched', { all: count, matched: matched.length, property })}</p>
      {missing.length > 0 ? (
        <p>{t('trend.map.missing', { towns: missing.map(({ name }) => name).join(', ') })}</p>
      ) : null}
      {others > 0 ? <p>{t('trend.map.others', { count: others })}</p> : null}
    </Notice>
  );
}
