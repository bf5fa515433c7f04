import { lengthOf } from '../../system/text-length.ts';
import type { FieldError } from '../report/answers.ts';

/**
 * What is wrong with a text before it is kept.
 * @param it.max in Unicode code points
 * @param it.empty the sentence for a text that must be there and is not
 */
export function textErrors(
  field: string,
  text: string,
  it: { max: number; empty?: string },
): FieldError[] {
  if (text === '') return it.empty === undefined ? [] : [{ field, key: it.empty }];
  const length = lengthOf(text);
  return length <= it.max ? [] : [{ field, key: 'tooLong', values: { length, max: it.max } }];
}
