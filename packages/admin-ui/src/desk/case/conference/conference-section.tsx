import type { CaseDetail } from '../../../api/cases.ts';

/** With whom the case is discussed. */
export function ConferenceSection(_: { shown: CaseDetail }) {
  return null;
}
