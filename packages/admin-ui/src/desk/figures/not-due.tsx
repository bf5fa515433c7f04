import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { releasesQuery } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { DeliveryState } from './release-list.tsx';

/** A quarter that has left says when, by whom, and whether it arrived. */
export function NotDue({ period }: { period: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(releasesQuery);
  const entry = data?.releases.find((release) => release.period === period);
  if (data === undefined) return null;
  if (entry === undefined) {
    return (
      <Notice kind="info" standing>
        <p>{t('preview.notDue')}</p>
      </Notice>
    );
  }
  const date = format.date(entry.releasedAt);
  const name = entry.releasedBy;
  return (
    <Notice kind="info" standing>
      <p>{name === null ? t('preview.goneItself', { date }) : t('preview.gone', { date, name })}</p>
      <p>
        <DeliveryState delivery={entry.delivery} />
      </p>
    </Notice>
  );
}
