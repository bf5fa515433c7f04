import type { CaseDetail } from '../../../api/cases.ts';
import type { LookBack, PlanGoal, PlanStep } from '../../../api/plan.ts';
import type { CaseChange } from '../use-case-change.ts';

/** What somebody does with the plan, in a dialog; what is typed stays in it until it is kept. */
export type PlanDoing =
  | { readonly kind: 'goal'; readonly goal?: PlanGoal }
  | { readonly kind: 'step'; readonly step?: PlanStep; readonly goalId?: string }
  | { readonly kind: 'help' | 'join' | 'leave' | 'look-back' }
  | { readonly kind: 'outcome'; readonly lookBack: LookBack };

export interface PlanDialogProps {
  shown: CaseDetail;
  changing: CaseChange;
  onClose: () => void;
}
