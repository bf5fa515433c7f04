import type { Db } from '../../system/database.ts';
import { type Rule, rules, termHere } from './retention.ts';
import { defaultClassOf } from './retention-class.ts';

/** How long a report is kept here, for whom it is about. */
export interface Kept {
  /** ISO 8601. */
  readonly term: string;
  /** Counted from the closing, or from when the last of it was made. */
  readonly from: 'closed' | 'made';
}

/** A report by what is asked of it, and by the class that its worker gave it, if one did. */
interface KeptReport {
  readonly request: string;
  readonly retentionClass?: string | null;
}

/** What holds today for a report; its worker may give it another class. */
export async function keptHere(db: Db, report: KeptReport): Promise<Kept> {
  return keptBy(await rules(db), report);
}

/** What holds for a report by terms that were read already. */
export function keptBy(
  known: ReadonlyMap<string, Rule>,
  { request, retentionClass = null }: KeptReport,
): Kept {
  const code = retentionClass ?? defaultClassOf(request);
  const rule = known.get(code);
  if (!rule) throw new RangeError(`There is no retention class ${code}`);
  return { term: termHere(rule), from: rule.from };
}
