import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { eurosIn, typedAmount } from './money.ts';

/** Amounts of euros, given in whole cents, as the reader's language writes them. */
export function useMoney() {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  return useMemo(
    () => ({
      euros: (cents: number) => eurosIn(locale, cents),
      typed: (cents: number) => typedAmount(locale, cents),
    }),
    [locale],
  );
}
