import type { Counted } from '../../counts/counted.ts';
import { correctTallies, tallyClosed } from '../../counts/tally.ts';
import type { Db } from '../../system/database.ts';
import type { Reckoning } from '../deadlines/due.ts';
import type { CaseRow } from '../store.ts';
import { seedOf } from './person.ts';
import { besideCase } from './store.ts';
import { timelinessNow } from './timeliness.ts';

/** Who ends a case; no key where its filing does not open. */
export interface Ends extends Reckoning {
  readonly filingKey: Uint8Array | undefined;
}

/**
 * Counts a case that ends, or counts it rightly if it ended before. One that the same person told
 * twice ends without being counted: the case into which it was merged is.
 * @param ended the case as it is from now on
 * @returns what changes in the case
 */
export async function countEnded(tx: Db, ended: CaseRow, by: Ends): Promise<Partial<CaseRow>> {
  if (ended.closedAt) {
    await recount(tx, ended);
    return {};
  }
  const { now: at, filingKey } = by;
  if (ended.mergedBecause !== 'person') {
    const seed = filingKey ? await seedOf(ended, filingKey) : null;
    const timeliness = await timelinessNow(tx, ended.id, by);
    await tallyClosed(tx, await countedOf(tx, ended), { at, caseId: ended.id, seed, timeliness });
  }
  return { closedAt: at };
}

/** Counts a case as it is coded from now on, as long as its quarter has not left. */
export async function recount(tx: Db, current: CaseRow): Promise<void> {
  await correctTallies(tx, current.id, await countedOf(tx, current));
}

/** What of a case is counted. @param current how it is coded now, or will be when this is done */
export async function countedOf(tx: Db, current: CaseRow): Promise<Counted> {
  const { id, subject, grounds, domain, natures, handlings, careCategories, outcomes } = current;
  const beside = await besideCase(tx, id);
  if (!beside) throw new Error('A case without a filing cannot be counted');
  const coded = { subject, grounds, domain, natures, handlings, careCategories, outcomes };
  return { ...coded, ...beside, campaign: current.campaignId !== null };
}
