import {
  DECLARED,
  type DeclaredTable,
  DIMENSIONS,
  type Dimension,
  type LabelLanguage,
  type ListName,
  label,
} from '@nabij/protocol';
import type { TrendQuestion } from './question.ts';

const NONE: Dimension = { many: false, complete: true };

/**
 * A code of a trend in words; both codes of a product. What no list has is answered as itself.
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
    const { lists = [], codes: own = [] }: Dimension = name ? DIMENSIONS[name] : NONE;
    // `UNKNOWN` is also a code of lists, and means something else there
    const named: readonly ListName[] = own.includes(one) ? ['counted'] : lists;
    const labels = named.map((list) => label(list, one, language));
    return labels.find((it) => it !== one) ?? one;
  });
  return words.join(' × ');
}
