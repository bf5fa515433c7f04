import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * Whether the reporter of a case wrote, added or decided something that no worker was shown. All
 * that is unread is asked for once, as an array: as a set to join with, it was asked for anew with
 * each case where the database still believed that there are no messages.
 */
export function hasUnread(caseId: SQLWrapper): SQL {
  return sql`${caseId} = any(array(
    select case_id from messages where sender = 'reporter' and read_at is null
    union all
    select case_id from attachments where sender = 'reporter' and read_at is null
    union all select case_id from consents where read_at is null
    union all select case_id from corrections where read_at is null
    union all select case_id from feedback where read_at is null))`;
}
