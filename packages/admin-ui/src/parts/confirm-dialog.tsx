import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { BusyButton } from './busy-button.tsx';
import { goToFirstMistake } from './first-mistake.ts';

interface Props {
  title: string;
  confirm: string;
  children: ReactNode;
  isOpen: boolean;
  isBusy: boolean;
  /** Nothing here can be confirmed; what is inside says why. */
  isImpossible?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** A question that must be answered before something happens that others will see. */
export function ConfirmDialog(props: Props) {
  const { t } = useTranslation();
  const { title, confirm, children, isOpen, isBusy, onConfirm, onClose } = props;
  const { isImpossible = false } = props;
  const body = useRef<HTMLDivElement>(null);
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="dialog-body" ref={body}>
            {children}
          </div>
          <div className="dialog-buttons">
            <BusyButton
              kind="main"
              onPress={() => {
                onConfirm();
                goToFirstMistake(body.current);
              }}
              isBusy={isBusy}
              isDisabled={isImpossible}
            >
              {confirm}
            </BusyButton>
            <Button className="button" onPress={onClose}>
              {t('frame.cancel')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
