import type { TrendQuestion } from '../../api/region.ts';
import type { TrendAsk } from './ask.ts';

/** What is asked of the node for a view. @param town - `all`, `none`, or of which one */
export function questionOf(
  { measure, table, span, part }: TrendAsk,
  town: string,
  of?: string,
): TrendQuestion {
  return { measure, table, span, code: part, town, ...(of !== undefined && { of }) };
}
