import type { CaseDetail } from '../../../api/cases.ts';

/** People and services near here that fit this case. */
export function LinesSection(_: { shown: CaseDetail }) {
  return null;
}
