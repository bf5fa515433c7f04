import type { CaseDetail } from '../../../api/cases.ts';

/** What was decided, and which rule got in the way. */
export function DecisionsSection(_: { shown: CaseDetail }) {
  return null;
}
