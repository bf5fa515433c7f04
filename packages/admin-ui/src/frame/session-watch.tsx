import { useMutation } from '@tanstack/react-query';
import { useContext } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { useSessionNews } from '../access/tabs.ts';
import { AgainContext } from '../access/use-freshly.ts';
import { type Session, staySignedIn } from '../api/session.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { timeLeft } from './time-left.ts';
import { useSessionWatch } from './use-session-watch.ts';

/** Says in time that the session will end, and what one can do about it. */
export function SessionWatch({ session, onLeave }: { session: Session; onLeave: () => void }) {
  const left = useSessionWatch(session);
  return (
    <>
      {left.end === undefined ? null : <EndNotice ms={left.end} />}
      {left.idle === undefined ? null : <IdleDialog ms={left.idle} onLeave={onLeave} />}
    </>
  );
}

function useWords(): (ms: number) => string {
  const { t } = useTranslation();
  return (ms) => {
    const { unit, count } = timeLeft(ms);
    return t(`session.${unit}`, { count });
  };
}

/** Nobody did anything for a while: somebody who is there says so. */
function IdleDialog({ ms, onLeave }: { ms: number; onLeave: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const tell = useSessionNews();
  const staying = useMutation({ mutationFn: staySignedIn, onSuccess: tell });
  const stay = () => {
    if (!staying.isPending) staying.mutate();
  };
  return (
    // Whoever closes the question with Escape is there as well.
    <ModalOverlay className="dialog-shade" isOpen onOpenChange={stay}>
      <Modal className="dialog-frame" data-narrow="">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title" level={2}>
            {t('session.title')}
          </Heading>
          <div className="dialog-body">
            <p role="timer" aria-live="polite" aria-atomic="true">
              {t('session.text', { left: words(ms) })}
            </p>
            <p>{t('session.kept')}</p>
            <ProblemNotice error={staying.error} />
          </div>
          <div className="dialog-buttons">
            <BusyButton kind="main" onPress={stay} isBusy={staying.isPending} autoFocus>
              {t('session.stay')}
            </BusyButton>
            <Button className="button" onPress={onLeave}>
              {t('frame.signOut')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** After twelve hours everybody signs in again, wherever they are in their work. */
function EndNotice({ ms }: { ms: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const { ask } = useContext(AgainContext);
  return (
    <div className="frame-notice">
      <Notice kind="info">
        <p>{t('session.ends', { left: words(ms) })}</p>
        <Button className="button" onPress={() => void ask()}>
          {t('session.signInNow')}
        </Button>
      </Notice>
    </div>
  );
}
