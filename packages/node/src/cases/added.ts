/** What was added to a case: by whom, and when. */
export interface Added {
  readonly id: string;
  readonly caseId: string;
  readonly sender: 'reporter' | 'worker';
  readonly accountId: string | null;
  readonly at: Date;
}

/** Where it is sealed; authenticated with it, so that no row can say that it is somebody else's. */
export function addedPlace(
  kind: 'message' | 'attachment',
  { id, caseId, sender, accountId, at }: Added,
): string {
  // JSON, as a moment that no clock tells is refused like any other that was changed
  return `case/${caseId}/${kind}/${id}/${sender}/${accountId ?? ''}/${at.toJSON()}`;
}
