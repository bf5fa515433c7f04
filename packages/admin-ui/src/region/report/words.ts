import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';

/** What a number is of. */
export type Unit = 'reports' | 'people' | 'cases' | 'mentions' | 'numbers';

/** Everything by which numbers become sentences of one language. */
export interface Words {
  readonly t: TFunction;
  number(count: number): string;
  /** One place behind the comma, as a rate has. */
  rate(rate: number): string;
  list(names: readonly string[]): string;
  code(table: string, code: string): string;
}

/** Where the codes of a table stand, by the broadest list first. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  care_category: ['care_domain', 'care_category'],
  barrier: ['rule_barrier'],
  level: ['rule_level'],
};

/** @param label of a code in a list of codes; the code itself where the list has it not */
export function wordsOf(
  t: TFunction,
  language: string,
  label: (list: string, code: string) => string,
): Words {
  const locale = language === 'en' ? 'en-GB' : language;
  const number = new Intl.NumberFormat(locale);
  const rate = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    t,
    number: (count) => number.format(count),
    rate: (value) => rate.format(value),
    list: (names) => list.format(names),
    code: (table, code) => {
      if (table === 'timeliness') return timeliness(t, code);
      const labels = (LISTS[table] ?? [table]).map((name) => label(name, code));
      return labels.find((it) => it !== code) ?? code;
    },
  };
}

function timeliness(t: TFunction, code: string): string {
  const known = ['IN_TIME', 'LATE', 'NO_TERM'] as const;
  return t(`report.timeliness.${known.find((one) => one === code) ?? 'UNKNOWN'}`);
}

/** A number with what it is of: `42 reports`, or `at least 42 reports`. */
export function amountOf(
  { t, number }: Words,
  unit: Unit,
  { visible, isExact }: { visible: number; isExact: boolean },
): string {
  const amount = t(`report.units.${unit}`, { count: visible, shown: number(visible) });
  return isExact ? amount : t('report.atLeast', { amount });
}

export function useReportWords(): Words & {
  date(iso: string): string;
  period(of: string): string;
} {
  const { t, i18n } = useTranslation();
  const { label } = useCodeLabels();
  const { date, period } = useFormat();
  return useMemo(
    () => ({ ...wordsOf(t, i18n.language, label), date, period }),
    [t, i18n.language, label, date, period],
  );
}
