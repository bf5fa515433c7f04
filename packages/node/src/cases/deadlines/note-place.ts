import { openText, sealText } from '../../vault/seal.ts';
import type { TermChangeRow } from './store.ts';

/** What a worker wrote beside a change of a term; what is bound to it cannot be changed unseen. */
type Noted = Pick<
  TermChangeRow,
  'id' | 'caseId' | 'kind' | 'term' | 'fromOn' | 'basis' | 'reason' | 'setBy' | 'at'
>;

export async function sealTermNote(
  filingKey: Uint8Array,
  row: Noted,
  text: string | null,
): Promise<string | null> {
  return text === null ? null : sealText(filingKey, placeOf(row), text);
}

/** @throws SealBroken */
export async function openTermNote(
  filingKey: Uint8Array,
  row: Noted & { sealedNote: string | null },
): Promise<string | null> {
  return row.sealedNote === null ? null : openText(filingKey, placeOf(row), row.sealedNote);
}

/** Without the last day: a pause gets its own only when it ends. */
function placeOf({ id, caseId, kind, term, fromOn, basis, reason, setBy, at }: Noted): string {
  const what = [kind, term, fromOn, basis ?? '', reason ?? ''].join('/');
  return `case/${caseId}/term/${id}/${what}/${setBy}/${at.toJSON()}`;
}
