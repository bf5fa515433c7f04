import { type SQL, sql } from 'drizzle-orm';
import { spansOf, type TrendSpan } from './question.ts';

/** The spans that a trend is made of, for `span in (…)`. */
export function spanList(span: TrendSpan): SQL {
  return sql.join(
    spansOf(span).map((name) => sql`${name}`),
    sql`, `,
  );
}
