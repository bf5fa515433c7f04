import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** What somebody agrees to whose cases are seen together, and whose answers are used again. */
export const TOGETHER = { purpose: 'REUSE', party: null } as const;

/**
 * Whether a case has a yes for that and it was not taken back, as the readable state says it. A no
 * needs no seal to be followed; nothing is joined by this alone.
 */
export function agreedIn(caseId: SQLWrapper): SQL<boolean> {
  return sql<boolean>`exists (select from consents y
    where y.case_id = ${caseId} and y.purpose = ${TOGETHER.purpose} and y.state = 'given')`;
}
