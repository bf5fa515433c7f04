import type { CaseDetail } from '../../../api/cases.ts';
import type { CaseChange } from '../use-case-change.ts';

/** What every dialog that ties a case to others is given. */
export interface TyingProps {
  shown: CaseDetail;
  changing: CaseChange;
  onClose: () => void;
}
