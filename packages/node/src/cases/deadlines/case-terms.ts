import type { Db } from '../../system/database.ts';
import type { Reckoning } from './due.ts';
import { timedCase } from './store.ts';
import { ERASURE, type Term, termsOf } from './terms.ts';

/** The terms of a case as its reporter sees them: of a request to erase they are told elsewhere. */
export async function reportersTerms(
  db: Db,
  caseId: string,
  { country, now }: Reckoning,
): Promise<Term[]> {
  const timed = await timedCase(db, caseId);
  const terms = timed ? termsOf(timed, country, now) : [];
  return terms.filter(({ id }) => id !== ERASURE);
}
