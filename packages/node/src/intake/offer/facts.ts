import type { CaseRow } from '../../cases/store.ts';

/** What is known of a report, in codes: by it the pages say who is competent and what may help. */
export interface Facts {
  /** Of the list `subject`. */
  readonly subject: string;
  readonly grounds: readonly string[];
  readonly domain: string;
  /** Of the list `reporter_role`. */
  readonly role?: string | undefined;
  /** Of the list `request_type`. */
  readonly request?: string | undefined;
  /** Of the list `life_domain`: what a plan is about. */
  readonly lifeAreas?: readonly string[] | undefined;
}

/** The facts of a report as it is coded now: a worker may have mended what was ticked. */
export function factsOf(report: {
  case: Pick<CaseRow, 'subject' | 'grounds' | 'domain'>;
  filing: { request: string; reporterRole: string };
}): Facts {
  const { subject, grounds, domain } = report.case;
  const { request, reporterRole: role } = report.filing;
  return { subject, grounds, domain, role, request };
}
