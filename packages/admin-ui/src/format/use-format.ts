import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../texts/isolated.ts';
import { ageOf } from './age.ts';
import { NodeClockContext } from './node-clock.ts';
import { quarterOf } from './period.ts';
import { TOWN_ZONE as timeZone } from './town-day.ts';

/** Quarters, numbers, and dates of the towns, as the reader's language writes them. */
export interface Format {
  date(iso: string): string;
  shortDate(iso: string): string;
  /** Of `2026-09`. */
  month(month: string): string;
  moment(iso: string): string;
  age(iso: string): string;
  period(period: string): string;
  shortPeriod(period: string): string;
  number(count: number): string;
  size(bytes: number): string;
  language(code: string): string;
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const dir = i18n.dir();
  const clock = useContext(NodeClockContext);
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : language;
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
    const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
    const month = new Intl.DateTimeFormat(locale, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const moment = new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone,
    });
    const number = new Intl.NumberFormat(locale);
    const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
    return {
      date: (iso) => isolated(date.format(new Date(iso)), dir),
      shortDate: (iso) => isolated(short.format(new Date(iso)), dir),
      month: (iso) => isolated(month.format(new Date(`${iso}-01`)), dir),
      moment: (iso) => isolated(moment.format(new Date(iso)), dir),
      age: (iso) => {
        const { unit, count } = ageOf(new Date(iso), clock.now());
        return unit === 'today' || unit === 'yesterday'
          ? t(`age.${unit}`)
          : t(`age.${unit}`, { count });
      },
      period: (period) => {
        const parts = quarterOf(period);
        return parts === undefined ? period : t(`period.${parts.quarter}`, { year: parts.year });
      },
      shortPeriod: (period) => {
        const parts = quarterOf(period);
        if (parts === undefined) return period;
        return `${t('trend.quarterShort', { quarter: parts.quarter })} ${parts.year}`;
      },
      number: (count) => number.format(count),
      size: (bytes) => sizeIn(locale, bytes),
      language: (code) => nameOf(names, code),
    };
  }, [language, dir, t, clock]);
}

function sizeIn(locale: string, bytes: number): string {
  // nothing that is kept has no size at all
  const kilobytes = Math.max(bytes / 1000, 0.1);
  const [unit, size] = bytes < 1e6 ? ['kilobyte', kilobytes] : ['megabyte', bytes / 1e6];
  const maximumFractionDigits = size < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(size);
}

/** A code that is no language tag makes Intl throw; then the code itself is the best name. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
