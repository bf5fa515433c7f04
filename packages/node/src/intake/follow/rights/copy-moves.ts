import type { CaseCopy } from '../../../cases/rights/export.ts';
import { calendarDay } from '../../pages/local-time.ts';
import type { View } from '../../pages/shell.ts';

type Row = [name: string, said: string];

/** Who helps, for what it waits, how it was judged, and which of their reports belong together. */
export function movesRows({ texts }: View, moves: CaseCopy['moves']): Row[] {
  const { t } = texts;
  const { helpers, waitingUntil, foundedness, merged, inSeries, split } = moves;
  return [
    [t('moves.copy.helpers'), helpers.join(', ')],
    [t('moves.copy.waiting'), waitingUntil === null ? '' : calendarDay(texts, waitingUntil)],
    [t('moves.copy.foundedness'), foundedness?.label ?? ''],
    [t('moves.copy.merged'), merged ? t('moves.copy.yes') : ''],
    [t('moves.copy.series'), inSeries ? t('moves.copy.yes') : ''],
    [t('moves.copy.split'), split.join(', ')],
  ];
}
