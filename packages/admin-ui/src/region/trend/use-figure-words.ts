import { useTranslation } from 'react-i18next';
import type { Range } from '../../api/region.ts';
import { isolated } from '../../texts/isolated.ts';
import type { PanelOptions } from './draw-panel.ts';
import { usePeriodWords } from './use-period-words.ts';

/** How numbers of a trend are written, and the words inside a drawing. */
export interface FigureWords {
  /** A whole number. */
  count(value: number): string;
  /** For each 10,000 inhabitants. */
  rate(value: number): string;
  /** “2–5”, “at least 2”, or one number where both ends are the same. */
  range(range: Range, write: (value: number) => string): string;
  readonly drawing: PanelOptions['words'];
}

export function useFigureWords(): FigureWords {
  const { t, i18n } = useTranslation();
  const periods = usePeriodWords();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  const whole = new Intl.NumberFormat(locale);
  const fine = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const coarse = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const rate = (value: number) => (value >= 10 ? coarse : fine).format(value);
  return {
    count: (value) => whole.format(value),
    rate,
    range: ({ low, high }, write) => {
      if (high === null) return t('trend.find.atLeast', { count: write(low) });
      const [from, to] = [write(low), write(high)];
      return from === to ? from : isolated(`${from}–${to}`, i18n.dir());
    },
    drawing: {
      hidden: t('trend.hidden'),
      silent: t('trend.silent'),
      none: t('trend.unknown'),
      tick: periods.tick,
      number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value),
    },
  };
}
