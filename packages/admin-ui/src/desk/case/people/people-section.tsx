import type { CaseDetail } from '../../../api/cases.ts';

/** Who is involved, and who was spoken with. */
export function PeopleSection(_: { shown: CaseDetail }) {
  return null;
}
