import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * Whether the reporter of a case wrote, added or decided something that no worker was shown. Asked
 * of all that is unread at once, which is little, and not of each case anew.
 */
export function hasUnread(caseId: SQLWrapper): SQL {
  return sql`${caseId} in (
    select case_id from messages where sender = 'reporter' and read_at is null
    union all
    select case_id from attachments where sender = 'reporter' and read_at is null
    union all select case_id from consents where read_at is null
    union all select case_id from corrections where read_at is null
    union all select case_id from feedback where read_at is null)`;
}
