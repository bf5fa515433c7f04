import { type CsvValue, csv } from '../../region/csv.ts';
import type { Texts } from '../texts.ts';
import { codeWords } from './code-words.ts';
import type { Numbers } from './figure-tables.ts';

/** What the numbers of a file are. */
export type NumberColumn = 'rounded' | 'at_least';

/**
 * Public figures as CSV, one line per number; `status` says why a number is empty.
 * @param more - columns of a period, such as how many towns are in it
 */
export function figuresCsv(
  texts: Texts,
  numbers: Numbers,
  column: NumberColumn,
  more: { names: readonly string[]; of: (period: string) => readonly CsvValue[] } = {
    names: [],
    of: () => [],
  },
): string {
  const header = ['period', 'measure', 'table', 'code', 'label', column, 'status', ...more.names];
  const rows = [...numbers].map(([address, figure]): CsvValue[] => {
    const [measure = '', period = '', table = '', code = ''] = address.split('/');
    const words = code === '' ? texts.t('figures.all') : codeWords(texts, table, code);
    const status = figure === null ? 'protected' : column;
    return [period, measure, table, code, words, figure, status, ...more.of(period)];
  });
  return csv(header, rows);
}
