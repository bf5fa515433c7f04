import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { agreedIn } from './agreement.ts';

/** A case of a trajectory: coded facts, and its own copy of the key, sealed. */
export interface Member extends Record<string, unknown> {
  readonly id: string;
  readonly trajectoryId: string;
  readonly sealedKey: string;
  readonly number: number;
  readonly state: string;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly ownerName: string | null;
  /** Whether the person agrees now that it is seen together with the others. */
  readonly agreed: boolean;
}

/** The cases of a trajectory, or of that in which a case is: the one received first in front. */
export async function membersOf(
  db: Db,
  of: { trajectoryId: string } | { caseId: string },
): Promise<Member[]> {
  const which =
    'caseId' in of
      ? sql`(select trajectory_id from trajectory_cases where case_id = ${of.caseId}::uuid)`
      : sql`${of.trajectoryId}::uuid`;
  const rows = await db.execute<Member>(sql`
    select c.id, l.trajectory_id as "trajectoryId", l.sealed_key as "sealedKey", c.number, c.state,
      c.subject, c.received_at as "receivedAt", c.closed_at as "closedAt", a.name as "ownerName",
      ${agreedIn(sql`c.id`)} as agreed
    from trajectory_cases l
    join cases c on c.id = l.case_id
    left join accounts a on a.id = c.owner_id
    where l.trajectory_id = ${which}
    order by c.received_at, c.number`);
  return [...rows];
}

/**
 * Which of them are seen together with one of them: those that the person agreed to, if that one
 * is among these; else it stands alone.
 */
export function together(members: readonly Member[], caseId: string): Member[] {
  const own = members.find(({ id }) => id === caseId);
  return members.filter((it) => it === own || (own?.agreed && it.agreed));
}

/**
 * Something that was planned, if it can be reached from a case now: it is in the same trajectory,
 * and the person agrees that the two cases are seen together.
 * @throws Refusal not-found
 */
export async function reached<Row extends { caseId: string; trajectoryId: string }>(
  db: Db,
  from: { caseId: string; trajectoryId: string },
  row: Row | undefined,
): Promise<Row> {
  if (row?.trajectoryId !== from.trajectoryId) throw new Refusal('not-found');
  if (row.caseId === from.caseId) return row;
  const seen = together(await membersOf(db, { caseId: from.caseId }), from.caseId);
  if (seen.every(({ id }) => id !== row.caseId)) throw new Refusal('not-found');
  return row;
}
