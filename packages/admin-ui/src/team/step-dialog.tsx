import { LeaveDialog } from './leave-dialog.tsx';
import { LetInDialog } from './let-in-dialog.tsx';
import type { Step } from './looks-after.ts';
import { ResetDialog } from './reset-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import type { StepProps } from './step-props.ts';

const DIALOGS = {
  'let-in': LetInDialog,
  role: RoleDialog,
  reset: ResetDialog,
  leave: LeaveDialog,
} as const satisfies Record<Step, unknown>;

/** The question that belongs to a step. */
export function StepDialog({ step, ...props }: StepProps & { step: Step }) {
  const Asking = DIALOGS[step];
  return <Asking {...props} />;
}
