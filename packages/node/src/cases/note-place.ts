import { sealText } from '../vault/seal.ts';

/** Where a note in the journal is sealed: whose it is and its moment, which keeps two apart. */
export function notePlace(
  caseId: string,
  { at, actorId }: { at: Date; actorId: string | null },
): string {
  return `case/${caseId}/note/${at.toJSON()}/${actorId ?? ''}`;
}

/** Seals a note as the journal of a case keeps it. */
export async function sealNote(
  by: { caseId: string; accountId: string; filingKey: Uint8Array; now: Date },
  text: string,
): Promise<string> {
  const place = notePlace(by.caseId, { at: by.now, actorId: by.accountId });
  return sealText(by.filingKey, place, text);
}
