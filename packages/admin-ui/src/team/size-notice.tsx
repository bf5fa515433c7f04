import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teamSizeQuery } from '../api/team.ts';
import { Notice } from '../parts/notice.tsx';

/** Says when a team is larger than one in which people know one another. */
export function SizeNotice() {
  const { t } = useTranslation();
  const { data: size } = useQuery(teamSizeQuery);
  if (!size || size.count <= size.ideal) return null;
  const isFull = size.count >= size.most;
  return (
    <Notice kind="warning" standing>
      <p>{t(isFull ? 'team.size.full' : 'team.size.large', { ...size })}</p>
    </Notice>
  );
}
