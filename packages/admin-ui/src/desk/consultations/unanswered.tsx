import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../api/consultations.ts';
import { Notice } from '../../parts/notice.tsx';

const MINUTE_MS = 60_000;

/** How many questions of other points wait for our answer; undefined while that is not known. */
export function useUnanswered(): number | undefined {
  const { data } = useQuery({ ...consultationsQuery, refetchInterval: MINUTE_MS });
  return data?.filter(({ side, state }) => side === 'asked' && state === 'asked').length;
}

/** Where to answer them; nothing while there are none. */
export function Unanswered({ count = 0 }: { count: number | undefined }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Notice kind="info" standing>
      <Link to="/desk/consultations">{t('consultations.unanswered', { count })}</Link>
    </Notice>
  );
}
