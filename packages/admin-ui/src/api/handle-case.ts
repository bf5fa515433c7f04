import type { CaseDetail } from './cases.ts';
import type { ConsentWanted, RegimeId } from './handling.ts';
import { request } from './request.ts';

/** Sets by whose rules a case is handled, and from which day its terms count. */
export function setRegime(
  caseId: string,
  chosen: { regime: RegimeId | null; from: string | null },
): Promise<CaseDetail> {
  const path = `/api/cases/${encodeURIComponent(caseId)}/regime`;
  return request<CaseDetail>(path, { method: 'PUT', body: chosen });
}

/** Asks for a consent, or notes what was said at the desk. @throws ApiProblem `anonymous-no-contact` */
export function noteConsent(caseId: string, wanted: ConsentWanted): Promise<CaseDetail> {
  const path = `/api/cases/${encodeURIComponent(caseId)}/consents`;
  return request<CaseDetail>(path, { method: 'POST', body: wanted });
}
