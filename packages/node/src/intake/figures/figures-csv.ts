import { type CsvValue, csv } from '../../system/csv.ts';
import type { Texts } from '../texts.ts';
import { codeWords } from './code-words.ts';
import type { Numbers } from './figure-tables.ts';

/** What the numbers of a file are. */
type NumberColumn = 'rounded' | 'at_least';

/** What is written beside the numbers. */
interface Columns {
  readonly number: NumberColumn;
  /** Names of columns of a period, such as how many towns are in it. */
  readonly more?: readonly string[];
  readonly of?: (period: string) => readonly CsvValue[];
}

/** Public figures as CSV, one line per number; `status` says why a number is empty. */
export function figuresCsv(
  texts: Texts,
  numbers: Numbers,
  { number: column, more = [], of = () => [] }: Columns,
): string {
  const header = ['period', 'measure', 'table', 'code', 'label', column, 'status', ...more];
  const rows = [...numbers].map(([address, figure]): CsvValue[] => {
    const [measure = '', period = '', table = '', code = ''] = address.split('/');
    const words = code === '' ? texts.t('figures.all') : codeWords(texts, table, code);
    const status = figure === null ? 'protected' : column;
    return [period, measure, table, code, words, figure, status, ...of(period)];
  });
  return csv(header, rows);
}
