import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { releasesQuery } from '../../api/releases.ts';
import { useNow } from '../../format/node-clock.ts';
import { useFormat } from '../../format/use-format.ts';

/** How long before something leaves it is said where a day begins. */
const SOON_MS = 7 * 86_400_000;

/** One line while something leaves by itself within a week; else nothing. */
export function LeavingSoon() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { data } = useQuery(releasesQuery);
  const next = data?.next;
  if (!next?.at || new Date(next.at).getTime() - now.getTime() > SOON_MS) return null;
  const period = format.period(next.period);
  return (
    <p className="soft">
      {t('leaving.soon', { period, moment: format.moment(next.at) })}{' '}
      <Link to="/desk/figures/$period" params={{ period: next.period }}>
        {t('leaving.soonLook')}
      </Link>
    </p>
  );
}
