import type { CaseDetail } from './cases.ts';
import type { ConsentWanted } from './handling.ts';
import { request } from './request.ts';

/** Asks for a consent, or notes what was said at the desk. @throws ApiProblem `anonymous-no-contact` */
export function noteConsent(caseId: string, wanted: ConsentWanted): Promise<CaseDetail> {
  const path = `/api/cases/${encodeURIComponent(caseId)}/consents`;
  return request<CaseDetail>(path, { method: 'POST', body: wanted });
}
