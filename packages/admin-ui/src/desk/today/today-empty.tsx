import { useTranslation } from 'react-i18next';
import type { TodayGroup } from '../../api/lists.ts';

/** The parts in which nothing waits, in one line. */
export function TodayEmpty({ groups }: { groups: readonly TodayGroup[] }) {
  const { t } = useTranslation();
  const empty = groups.filter(({ total }) => total === 0);
  if (empty.length === 0 || empty.length === groups.length) return null;
  const names = empty.map(({ name }) => t(`today.group.${name}`)).join(' · ');
  return <p className="soft">{t('today.noneIn', { names })}</p>;
}
