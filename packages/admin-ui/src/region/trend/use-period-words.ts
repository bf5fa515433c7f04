import { useTranslation } from 'react-i18next';
import { isolated } from '../../texts/isolated.ts';
import { periodParts } from './period-parts.ts';

/** Periods in the reader's language. */
export interface PeriodWords {
  /** As it stands in a sentence: “in the third quarter of 2026”. */
  when(period: string): string;
  /** As it heads a column. */
  short(period: string): string;
  /** On an axis, in two lines. */
  tick(period: string): string;
}

export function usePeriodWords(): PeriodWords {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  const month = (period: string, how: 'long' | 'short', year?: 'numeric') => {
    const format = new Intl.DateTimeFormat(locale, { month: how, year, timeZone: 'UTC' });
    return isolated(format.format(new Date(`${period}-01`)), i18n.dir());
  };
  const quarter = (it: string) => t('trend.quarterShort', { quarter: it });
  return {
    when: (period) => {
      const parts = periodParts(period);
      if (parts === undefined) return period;
      if (parts.span === 'month')
        return t('trend.in.month', { month: month(period, 'long', 'numeric') });
      const { year } = parts;
      if (parts.span === 'year' && parts.quarter === '4') return t('trend.in.wholeYear', { year });
      const name = t(`period.${parts.quarter}`, { year });
      return t(`trend.in.${parts.span}`, { period: name });
    },
    short: (period) => {
      const parts = periodParts(period);
      if (parts === undefined) return period;
      if (parts.span === 'month') return month(period, 'short', 'numeric');
      if (parts.span === 'quarter') return `${quarter(parts.quarter)} ${parts.year}`;
      if (parts.quarter === '4') return parts.year;
      return t('trend.upTo', { period: `${quarter(parts.quarter)} ${parts.year}` });
    },
    tick: (period) => {
      const parts = periodParts(period);
      if (parts === undefined) return period;
      if (parts.span === 'month') return `${month(period, 'short')}\n${parts.year}`;
      if (parts.span === 'quarter') return `${quarter(parts.quarter)}\n${parts.year}`;
      if (parts.quarter === '4') return `${t('trend.year')}\n${parts.year}`;
      return `${t('trend.upTo', { period: quarter(parts.quarter) })}\n${parts.year}`;
    },
  };
}
