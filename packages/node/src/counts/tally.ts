import { monthOf } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { tallies } from './tables.ts';

/**
 * Notes that a case was closed, as numbers to be: codes and a month, no case, no person, no day.
 * Erasing the case later changes no published figure. (Received cases are tallied in the one
 * statement that files them.)
 */
export async function tallyClosed(
  db: Db,
  it: { subject: string; grounds: string[]; domain: string; at: Date },
): Promise<void> {
  const { subject, domain } = it;
  const grounds = countedGrounds(subject, it.grounds);
  await db
    .insert(tallies)
    .values({ measure: 'closed', month: monthOf(it.at), subject, grounds, domain });
}

/**
 * The grounds under which a case counts: none for a care complaint, `UNKNOWN` where it is about
 * discrimination and none is told. A question has grounds only if it tells of some.
 */
export function countedGrounds(subject: string, grounds: string[]): string[] {
  if (subject === 'CARE') return [];
  if (grounds.length > 0 || subject === 'QUESTION') return grounds;
  return ['UNKNOWN'];
}
