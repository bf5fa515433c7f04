import { useTranslation } from 'react-i18next';
import type { TrendTable } from '../../api/region.ts';
import { quarterOf } from '../../format/period.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import type { PanelOptions } from './draw-panel.ts';

/** Names of codes and the words inside a drawing, in the reader's language. */
export function useTrendWords(table: TrendTable): {
  code: (code: string) => string;
  drawing: PanelOptions['words'];
} {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  return {
    code: (code) => (table === 'total' ? t('trend.total') : label(table, code)),
    drawing: {
      hidden: t('trend.hidden'),
      silent: t('trend.silent'),
      tick: (period) => {
        const parts = quarterOf(period);
        if (parts === undefined) return period;
        return `${t('trend.quarterShort', { quarter: parts.quarter })}\n${parts.year}`;
      },
    },
  };
}
