import type { ReportTown, YearReport } from '../../api/report.ts';
import { amountOf, type Words } from './words.ts';

/** Which towns delivered, of which a part or all is missing, and which were late. */
export function townSentences({ towns }: YearReport, { t, list }: Words): string[] {
  const names = (is: (town: ReportTown) => boolean) => towns.filter(is).map(({ name }) => name);
  const some = names(({ came }) => came === 'some');
  const none = names(({ came }) => came === 'none');
  const late = names(({ quarters }) => quarters.some(({ state }) => state === 'late'));
  return [
    t(some.length + none.length === 0 ? 'report.townsAll' : 'report.townsNotAll'),
    ...(some.length > 0 ? [t('report.townsSome', { names: list(some) })] : []),
    ...(none.length > 0 ? [t('report.townsNone', { names: list(none) })] : []),
    ...(late.length > 0 ? [t('report.townsLate', { names: list(late) })] : []),
  ];
}

/** How much is hidden; why is a sentence of its own. */
export function hiddenSentence({ hidden }: YearReport, words: Words): string {
  if (hidden.numbers === 0) return words.t('report.hiddenNone');
  const amount = (visible: number) => amountOf(words, 'numbers', { visible, isExact: true });
  return words.t('report.hiddenSome', {
    all: amount(hidden.of),
    amount: amount(hidden.numbers),
  });
}
