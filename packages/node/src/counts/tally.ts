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
  await insertTally(db, 'closed', it);
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

/**
 * Notes a case that came in without a filing of its own: the second matter of a report that told
 * of two.
 */
export async function tallyReceived(
  db: Db,
  it: { subject: string; grounds: string[]; domain: string; at: Date },
): Promise<void> {
  await insertTally(db, 'received', it);
}

async function insertTally(
  db: Db,
  measure: 'received' | 'closed',
  it: { subject: string; grounds: string[]; domain: string; at: Date },
): Promise<void> {
  const { subject, domain } = it;
  const grounds = countedGrounds(subject, it.grounds);
  await db.insert(tallies).values({ measure, month: monthOf(it.at), subject, grounds, domain });
}
