import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { handovers, type PeerFacts } from './tables.ts';

/** Which point has a case that was handed over, and how it is reached. */
export interface Elsewhere extends PeerFacts {
  readonly entityId: string;
  /** Null as long as the other point has not said that it has everything. */
  readonly since: Date | null;
}

/** Who has a case that went from here; undefined for a case that is here. */
export async function whoHasIt(db: Db, caseId: string): Promise<Elsewhere | undefined> {
  const [row] = await db
    .select({ peer: handovers.peer, facts: handovers.peerFacts, since: handovers.since })
    .from(handovers)
    .where(
      and(
        eq(handovers.caseId, caseId),
        eq(handovers.side, 'sender'),
        sql`${handovers.state} ->> 'at' in ('moved', 'arrived')`,
      ),
    );
  return row && { ...row.facts, entityId: row.peer, since: row.since };
}
