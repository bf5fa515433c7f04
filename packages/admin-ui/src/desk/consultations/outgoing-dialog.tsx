import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Check } from '../../parts/check.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Term, Terms } from '../../parts/terms.tsx';

interface Props {
  title: string;
  /** What is filled in. */
  children: ReactNode;
  /** Everything that leaves, by name; what is empty does not. */
  leaves: readonly { name: string; text: string }[];
  /** The point that gets it. */
  point: string;
  /** What must not be in it. */
  warning?: string;
  /** What one has to be sure of, after reading it once more. */
  sure: string;
  isComplete: boolean;
  isBusy: boolean;
  error: unknown;
  /** Asked for before it is complete: the fields say what is missing. */
  onTried: () => void;
  onSend: () => void;
  onClose: () => void;
}

/** Something for another point: filled in, then shown as it leaves, then sent. */
export function OutgoingDialog(props: Props) {
  const { title, children, leaves, point, warning, sure, isComplete, isBusy, error } = props;
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const [isSure, setSure] = useState(false);

  function confirm() {
    if (isShown) props.onSend();
    else if (isComplete) setShown(true);
    else props.onTried();
  }

  return (
    <ConfirmDialog
      title={isShown ? t('consultations.leavesTitle', { name: point }) : title}
      confirm={t(isShown ? 'consultations.send' : 'consultations.look')}
      isOpen
      isBusy={isBusy}
      isImpossible={isShown && !isSure}
      onConfirm={confirm}
      onClose={props.onClose}
    >
      <ProblemNotice error={error} />
      {isShown ? (
        <>
          <Terms>
            {leaves
              .filter(({ text }) => text !== '')
              .map(({ name, text }) => (
                <Term key={name} name={name}>
                  <span className="consultation-leaves" dir="auto">
                    {text}
                  </span>
                </Term>
              ))}
          </Terms>
          <p className="soft">{t('consultations.sealed', { name: point })}</p>
          <Check isSelected={isSure} onChange={setSure}>
            {sure}
          </Check>
          <Button className="button" onPress={() => setShown(false)}>
            {t('consultations.change')}
          </Button>
        </>
      ) : (
        <>
          {warning === undefined ? null : (
            <Notice kind="info" standing>
              {warning}
            </Notice>
          )}
          {children}
        </>
      )}
    </ConfirmDialog>
  );
}
