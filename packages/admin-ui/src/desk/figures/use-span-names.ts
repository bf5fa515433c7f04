import type { SpanName } from '@nabij/protocol';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../texts/isolated.ts';
import { spanMonths } from './span-months.ts';

/** What a span of a quarter is called. */
export function useSpanNames(period: string): (span: SpanName) => string {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  const format = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (span) => {
    if (span === 'quarter') return t('preview.span.quarter');
    const last = spanMonths(period, span)?.last ?? '';
    if (span === 'year') {
      return last.endsWith('-12')
        ? t('preview.span.wholeYear', { year: last.slice(0, 4) })
        : t('preview.span.year');
    }
    return last === '' ? span : isolated(format.format(new Date(`${last}-01`)), i18n.dir());
  };
}
