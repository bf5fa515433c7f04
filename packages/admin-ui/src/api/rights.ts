import { request } from './request.ts';

/** How long a case stays, what keeps it longer, and what its reporter asked. */
export interface CaseRights {
  retention: {
    class: string;
    /** Whether the class follows from the report, and nobody chose it. */
    byDefault: boolean;
    /** Null while the case is open. */
    deleteAfter: string | null;
  };
  hold: { reason: string; reviewOn: string; owner: string } | null;
  erasure: { askedAt: string; dueAt: string } | null;
}

export function setRetentionClass(id: string, code: string | null): Promise<CaseRights> {
  const body = { class: code };
  return request<CaseRights>(addressOf(id, 'retention'), { method: 'PUT', body });
}

/** `reviewOn` is a day, `YYYY-MM-DD`. */
export function setHold(
  id: string,
  hold: { reason: string; reviewOn: string },
): Promise<CaseRights> {
  return request<CaseRights>(addressOf(id, 'hold'), { method: 'POST', body: hold });
}

export function liftHold(id: string): Promise<CaseRights> {
  return request<CaseRights>(addressOf(id, 'hold'), { method: 'DELETE' });
}

/** Notes that the reporter called or wrote to ask for erasure. */
export function noteErasure(id: string): Promise<CaseRights> {
  return request<CaseRights>(addressOf(id, 'erasure'), {
    method: 'POST',
    body: { decision: 'ask' },
  });
}

export function refuseErasure(
  id: string,
  refusal: { reason: string; text: string },
): Promise<CaseRights> {
  const body = { decision: 'refuse', ...refusal };
  return request<CaseRights>(addressOf(id, 'erasure'), { method: 'POST', body });
}

/** Erases the case at once. @returns the signed proof */
export async function eraseCase(id: string): Promise<string> {
  const ask = { method: 'POST', body: { decision: 'erase' } } as const;
  return (await request<{ proof: string }>(addressOf(id, 'erasure'), ask)).proof;
}

/** Everything about the reporter, as it goes into a file. */
export function exportCase(id: string): Promise<unknown> {
  return request<unknown>(addressOf(id, 'export'));
}

function addressOf(id: string, part: string): string {
  return `/api/cases/${encodeURIComponent(id)}/${part}`;
}
