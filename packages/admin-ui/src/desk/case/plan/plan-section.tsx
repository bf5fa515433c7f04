import type { CaseDetail } from '../../../api/cases.ts';

/** What is planned, over all cases of one person. */
export function PlanSection(_: { shown: CaseDetail }) {
  return null;
}
