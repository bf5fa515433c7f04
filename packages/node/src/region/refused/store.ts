import { isPeriod, type Period } from '@nabij/protocol';
import { and, eq, gt, sql } from 'drizzle-orm';
import { auditEntries } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';

/** Something of a town that was not taken. */
export interface Refused {
  readonly iss: string;
  /** Null where what it said was no quarter. */
  readonly period: Period | null;
  readonly problem: string;
  readonly at: Date;
}

const act = 'release-refused';

/** What was noted of a town since then, as it was written down. */
export async function notedSince(
  db: Db,
  { iss, since }: { iss: string; since: Date },
): Promise<string[]> {
  const { subject, at } = auditEntries;
  const rows = await db
    .select({ subject })
    .from(auditEntries)
    .where(
      and(eq(auditEntries.act, act), gt(at, since), sql`starts_with(${subject}, ${`${iss} `})`),
    );
  return rows.flatMap((row) => row.subject ?? []);
}

/** The last refusal of each town and quarter. */
export async function lastRefusals(db: Db): Promise<Refused[]> {
  const town = sql`split_part(subject, ' ', 1)`;
  const quarter = sql`split_part(subject, ' ', 2)`;
  const rows = await db.execute<{ subject: string; at: string }>(sql`
    select distinct on (${town}, ${quarter}) subject, at from audit_entries
    where act = ${act} order by ${town}, ${quarter}, id desc`);
  return rows.map(({ subject, at }) => {
    const [iss = '', period = '', problem = ''] = subject.split(' ');
    return { iss, period: isPeriod(period) ? period : null, problem, at: new Date(at) };
  });
}
