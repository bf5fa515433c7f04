import type { CaseDetail } from '../../api/cases.ts';
import type { Acting } from './use-act.ts';

/** What every dialog that ends or reopens a case is given. */
export interface EndingProps {
  shown: CaseDetail;
  acting: Acting;
  isOpen: boolean;
  onClose: () => void;
}
