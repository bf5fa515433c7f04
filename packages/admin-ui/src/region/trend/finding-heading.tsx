import { useTranslation } from 'react-i18next';
import type { Trend } from '../../api/region.ts';
import { upperFirst } from '../../format/upper-first.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Comparison, type Finding, findingOf } from './finding.ts';
import { useTrendWords } from './use-trend-words.ts';
import type { TrendView } from './view.ts';

interface Props {
  trend: Trend;
  view: TrendView;
  code: string;
}

/** Says in one sentence what the charts below show, and how far it can be trusted. */
export function FindingHeading({ trend, view, code }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTrendWords(trend.table);
  const finding = findingOf(trend);
  if (finding === undefined) return null;
  const period = format.period(finding.period);
  return (
    <div className="finding">
      <h2 id="finding">{upperFirst(view === 'towns' ? townsSentence() : sentence(finding))}</h2>
      {view === 'region' && finding.comparison !== undefined ? (
        <p>{comparison(finding.comparison)}</p>
      ) : null}
      {finding.silentTowns > 0 ? (
        <p>{t('trend.missing', { count: finding.silentTowns, period })}</p>
      ) : null}
    </div>
  );

  function townsSentence(): string {
    return t('trend.find.towns', {
      label: words.code(code),
      from: format.shortPeriod(trend.periods[0] ?? ''),
      to: format.shortPeriod(trend.periods.at(-1) ?? ''),
    });
  }

  function sentence(found: Finding): string {
    if (found.count === 0 && !(found.isExact && trend.table === 'total')) {
      return t('trend.find.nothing', { period });
    }
    const number = format.number(found.count);
    const count = found.isExact ? number : t('trend.find.atLeast', { count: number });
    if (trend.table === 'total') return t(`trend.find.total_${trend.measure}`, { count, period });
    const label = found.codes.map(words.code).join(' · ');
    return t(`trend.find.top_${trend.measure}`, { label, count, period });
  }

  function comparison({ period: before, difference }: Comparison): string {
    const than = format.period(before);
    if (difference === undefined) return t('trend.compare.incomplete', { period: than });
    if (difference === 0) return t('trend.compare.same', { period: than });
    const count = format.number(Math.abs(difference));
    return t(difference > 0 ? 'trend.compare.more' : 'trend.compare.fewer', {
      count,
      period: than,
    });
  }
}
