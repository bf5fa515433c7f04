import type { CaseDetail } from '../../api/cases.ts';
import type { ChangingRights } from './use-rights.ts';

/** What every dialog about keeping a case is given. */
export interface KeepingProps {
  shown: CaseDetail;
  changing: ChangingRights;
  onClose: () => void;
}
