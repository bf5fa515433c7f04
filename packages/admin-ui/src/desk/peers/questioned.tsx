import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { useWhat } from './use-what.ts';

/** Tables that the region took, and about which it may ask: they show more than there are people. */
export function Questioned({ periods }: { periods: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const inWords = useWhat();
  return periods.map((period) => (
    <Notice key={period} kind="warning" standing>
      <p>{t('refused.questioned', { period: format.period(period) })}</p>
      <p>
        <Link
          to="/desk/figures/$period"
          params={{ period }}
          aria-label={t('refused.lookOf', { what: inWords({ type: 'release', period }) })}
        >
          {t('refused.look')}
        </Link>
      </p>
    </Notice>
  ));
}
