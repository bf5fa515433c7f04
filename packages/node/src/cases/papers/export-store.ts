import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { type Beholder, conditionOf } from '../list/conditions.ts';
import type { Filters } from '../list/filters.ts';
import { cases, filings } from '../tables.ts';

/** The coded columns of a case: nothing in here was written by anybody. */
export type ExportedCase = Awaited<ReturnType<typeof codedCases>>[number];

/** The coded columns of the cases that filters let through, by their number. */
export async function codedCases(
  db: Db,
  { filters, by, limit }: { filters: Filters; by: Beholder; limit: number },
) {
  return db
    .select({
      number: cases.number,
      state: cases.state,
      receivedAt: cases.receivedAt,
      closedAt: cases.closedAt,
      dueOn: cases.dueOn,
      subject: cases.subject,
      request: filings.request,
      grounds: cases.grounds,
      domain: cases.domain,
      natures: cases.natures,
      handlings: cases.handlings,
      careCategories: cases.careCategories,
      outcomes: cases.outcomes,
      notHandledReason: cases.notHandledReason,
      foundedness: cases.foundedness,
      regime: cases.regime,
      residence: filings.residence,
      anonymity: filings.anonymity,
      reporterRole: filings.reporterRole,
      channel: filings.channel,
      language: filings.language,
      codeVersion: filings.codeVersion,
    })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .where(conditionOf(filters, by))
    .orderBy(asc(cases.number))
    .limit(limit);
}
