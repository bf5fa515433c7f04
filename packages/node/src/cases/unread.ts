import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';

/** How much the reporter of a case wrote, added or decided that no worker was shown. */
export function unreadIn(caseId: SQLWrapper): SQL<number> {
  return sql<number>`((select count(*)::int from messages u
    where u.case_id = ${caseId} and u.sender = 'reporter' and u.read_at is null)
  + (select count(*)::int from attachments u
    where u.case_id = ${caseId} and u.sender = 'reporter' and u.read_at is null)
  + (select count(*)::int from consents u where u.case_id = ${caseId} and u.read_at is null)
  + (select count(*)::int from corrections u where u.case_id = ${caseId} and u.read_at is null)
  + (select count(*)::int from feedback u where u.case_id = ${caseId} and u.read_at is null))`;
}

/** What the reporter decided, corrected and answered that no worker was shown, by id and state. */
export async function unreadNews(db: Db, caseId: string): Promise<string[]> {
  const rows = await db.execute<{ key: string }>(sql`
    select id || state as key from consents where case_id = ${caseId}::uuid and read_at is null
    union all
    select id::text from corrections where case_id = ${caseId}::uuid and read_at is null
    union all
    select id::text from feedback where case_id = ${caseId}::uuid and read_at is null`);
  return rows.map(({ key }) => key);
}

/** Marks it as read. A consent that was decided anew meanwhile is in another state, and stays. */
export async function markNewsRead(db: Db, keys: readonly string[], now: Date): Promise<void> {
  const shown = sql`any(${sql.param([...keys])}::text[])`;
  const at = now.toISOString();
  await db.execute(sql`update consents set read_at = ${at}::timestamptz
    where read_at is null and id || state = ${shown}`);
  await db.execute(sql`update corrections set read_at = ${at}::timestamptz
    where read_at is null and id::text = ${shown}`);
  await db.execute(sql`update feedback set read_at = ${at}::timestamptz
    where read_at is null and id::text = ${shown}`);
}
