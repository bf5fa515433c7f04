import { sql } from 'drizzle-orm';
import { ENDED } from '../../cases/workflow.ts';
import type { Db } from '../../system/database.ts';

/** States in which nothing is done any more, or only with another case. */
const over = sql`${sql.param([...ENDED, 'MERGED'])}::text[]`;

/**
 * Whether somebody has news since a moment: a case that nobody has, a decision that a colleague
 * asks for, or something that a reporter wrote, added or decided in a case of theirs, of nobody, or
 * in which they help, and that no worker was shown yet.
 */
export async function hasNews(db: Db, accountId: string, since: Date): Promise<boolean> {
  const at = since.toISOString();
  const [row] = await db.execute<{ news: boolean }>(sql`
    with unread as (
      select case_id from messages
        where sender = 'reporter' and read_at is null and at > ${at}::timestamptz
      union all
      select case_id from attachments
        where sender = 'reporter' and read_at is null and at > ${at}::timestamptz
      union all
      select case_id from consents
        where read_at is null and greatest(at, decided_at, withdrawn_at) > ${at}::timestamptz
      union all
      select case_id from corrections where read_at is null and at > ${at}::timestamptz
      union all
      select case_id from feedback where read_at is null and at > ${at}::timestamptz
    )
    select exists (
      select from cases
      where state = 'RECEIVED' and owner_id is null and received_at > ${at}::timestamptz
    ) or exists (
      select from decisions d join cases c on c.id = d.case_id
      where d.state = 'proposed' and d.made_by <> ${accountId}::uuid and d.at > ${at}::timestamptz
        and c.state <> all(${over})
    ) or exists (
      select from unread join cases c on c.id = unread.case_id
      where c.owner_id is null or c.owner_id = ${accountId}::uuid or exists (
        select from case_supporters s
        where s.case_id = c.id and s.account_id = ${accountId}::uuid)
    ) as news`);
  return row?.news ?? false;
}

/** Whether something of theirs must be done in these days, both included. */
export async function isSoonDue(
  db: Db,
  accountId: string,
  { from, until }: { from: string; until: string },
): Promise<boolean> {
  const [row] = await db.execute<{ due: boolean }>(sql`
    select exists (
      select from cases
      where owner_id = ${accountId}::uuid and due_on between ${from}::date and ${until}::date
        and state <> all(${over})
    ) as due`);
  return row?.due ?? false;
}
