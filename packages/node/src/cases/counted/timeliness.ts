import { dayIn } from '@nabij/protocol';
import type { Timeliness } from '../../counts/counted.ts';
import type { Db } from '../../system/database.ts';
import type { Reckoning } from '../deadlines/due.ts';
import { timedCase } from '../deadlines/store.ts';
import { ERASURE, isOptional, type Timed, termsOf } from '../deadlines/terms.ts';

/** How a case that ends now stands by its terms. */
export async function timelinessNow(db: Db, caseId: string, at: Reckoning): Promise<Timeliness> {
  const timed = await timedCase(db, caseId);
  return timed ? timelinessOf(timed, at) : 'NO_TERM';
}

/**
 * Whether everything that a law or the town's regulation asks for under the rules of a case was
 * done by its day. Late is also what others did not do as far as the point knows. What the point
 * itself promised, what the citizen may do and a request to be erased do not count.
 */
export function timelinessOf(it: Timed, { country, now }: Reckoning): Timeliness {
  if (it.regime === null) return 'NO_TERM';
  // as it stands on the day on which it ends: a case that has ended has no terms
  const terms = termsOf({ ...it, state: 'IN_PROGRESS' }, country, now).filter(
    ({ id, who, step, promise }) =>
      !promise && id !== ERASURE && who !== 'CITIZEN' && !isOptional(step),
  );
  if (terms.length === 0) return 'NO_TERM';
  const today = dayIn(country, now);
  const isKept = terms.every(
    ({ state, doneOn, due }) => state === 'paused' || (doneOn ?? today) <= due,
  );
  return isKept ? 'IN_TIME' : 'LATE';
}
