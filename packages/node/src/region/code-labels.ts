import {
  DECLARED,
  type DeclaredTable,
  DIMENSIONS,
  type Dimension,
  type LabelLanguage,
  label,
} from '@nabij/protocol';
import type { TrendQuestion } from './question.ts';

/**
 * A code of a trend in words; both codes of a product. A code that stands in no code list, such as
 * `LATE`, is answered as itself.
 */
export function codeLabel(
  { table, code: narrowed }: TrendQuestion,
  code: string,
  language: LabelLanguage,
): string {
  const { dimensions }: DeclaredTable = DECLARED[table];
  const its = narrowed === undefined ? dimensions : dimensions.slice(1);
  const codes = its.length > 1 ? code.split('/') : [code];
  const words = codes.map((one, i) => {
    const name = its[i];
    const { lists = [] }: Dimension = name ? DIMENSIONS[name] : { many: false, complete: true };
    const labels = lists.map((list) => label(list, one, language));
    return labels.find((it) => it !== one) ?? one;
  });
  return words.join(' × ');
}
