import { and, eq } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { type Counted, codesOf, type Timeliness } from './counted.ts';
import { tallies } from './tables.ts';
import { holdQuartersOf, insertTally } from './tally-store.ts';

type Measure = 'received' | 'closed';

/** Where a case was counted that is set aside: months, a person and no words. */
export interface Aside {
  readonly measure: Measure;
  readonly month: string;
  readonly arrived: 'IN_PERIOD' | 'EARLIER';
  readonly person: string | null;
  readonly timeliness: Timeliness | null;
}

/**
 * Takes a case out of all counts that have not left, while another point may take it over: no
 * quarter that leaves meanwhile has it. What is missing in the answer has left, and stays counted.
 */
export async function setAside(tx: Db, caseId: string): Promise<Aside[]> {
  await holdQuartersOf(tx, [caseId]);
  const { measure, month, arrived, person, timeliness } = tallies;
  return tx
    .delete(tallies)
    .where(eq(tallies.caseId, caseId))
    .returning({ measure, month, arrived, person, timeliness });
}

/** Counts a case again that came back: where it was counted, or later if that quarter has left. */
export async function countAgain(
  tx: Db,
  { caseId, counted }: { caseId: string; counted: Counted },
  aside: readonly Aside[],
): Promise<void> {
  for (const { measure, month, arrived, person, timeliness } of aside) {
    const place = { caseId, month, person, ...(timeliness ? { timeliness } : {}) };
    await insertTally(tx, { ...codesOf(measure, counted), ...place });
    if (arrived === 'IN_PERIOD') continue;
    await tx
      .update(tallies)
      .set({ arrived })
      .where(and(eq(tallies.caseId, caseId), eq(tallies.measure, measure)));
  }
}
