import type { Db } from '../../system/database.ts';
import { type Reckoning, refreshDue } from './due.ts';
import { keepFirstContact } from './store.ts';

/**
 * Notes that somebody here spoke with the reporter, at the desk or by telephone: it counts as the
 * first answer as a message does. The earliest moment stays. Give the transaction in which the
 * contact is noted.
 */
export async function firstContact(
  tx: Db,
  { caseId, at }: { caseId: string; at: Date },
  it: Reckoning,
): Promise<void> {
  await keepFirstContact(tx, caseId, at);
  await refreshDue(tx, caseId, it);
}
