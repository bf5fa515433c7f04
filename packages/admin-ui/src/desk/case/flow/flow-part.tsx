import type { CaseDetail } from '../../../api/cases.ts';

/** What became of the case among others: links, campaign, whom it waits for. */
export function FlowPart(_: { shown: CaseDetail }) {
  return null;
}
