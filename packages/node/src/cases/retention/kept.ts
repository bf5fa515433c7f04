import type { Db } from '../../system/database.ts';
import { rules, termHere } from './retention.ts';
import { defaultClassOf } from './retention-class.ts';

/** How long a report is kept here, for whom it is about. */
export interface Kept {
  /** ISO 8601. */
  readonly term: string;
  /** Counted from the closing, or from when the last of it was made. */
  readonly from: 'closed' | 'made';
}

/** What holds today for a report of which one asks this; its worker may give it another class. */
export async function keptHere(
  db: Db,
  { request, retentionClass = null }: { request: string; retentionClass?: string | null },
): Promise<Kept> {
  const code = retentionClass ?? defaultClassOf(request);
  const rule = (await rules(db)).get(code);
  if (!rule) throw new RangeError(`There is no retention class ${code}`);
  return { term: termHere(rule), from: rule.from };
}
