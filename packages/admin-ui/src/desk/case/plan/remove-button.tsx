import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import type { PlanDialogProps } from './plan-dialog-props.ts';

interface Props extends Pick<PlanDialogProps, 'changing' | 'onClose'> {
  remove: () => Promise<CaseDetail>;
  children: string;
}

/** Takes something out of the plan, from the dialog in which it is changed. */
export function RemoveButton({ changing, onClose, remove, children }: Props) {
  const { t } = useTranslation();
  return (
    <BusyButton
      kind="quiet"
      isBusy={changing.isBusy}
      onPress={() => changing.change(remove, { say: t('plan.removed'), after: onClose })}
    >
      {children}
    </BusyButton>
  );
}
