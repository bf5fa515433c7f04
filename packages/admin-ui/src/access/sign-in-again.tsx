import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { askSession, type Session } from '../api/session.ts';
import { AccessNotice } from './access-notice.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondStep } from './second-step.tsx';
import { useSessionNews } from './tabs.ts';
import { type Again, AgainContext } from './use-freshly.ts';

/** Lets the screens inside ask that somebody signs in again, without leaving what they do. */
export function SignInAgain({ session, children }: { session: Session; children: ReactNode }) {
  const [answer, setAnswer] = useState<(signedIn: boolean) => void>();
  const ask = useCallback(() => new Promise<boolean>((resolve) => setAnswer(() => resolve)), []);
  const again = useMemo<Again>(() => ({ ask, isAsking: answer !== undefined }), [ask, answer]);
  return (
    <AgainContext value={again}>
      {children}
      {answer === undefined ? null : (
        <SignInDialog
          session={session}
          onEnd={(signedIn) => {
            setAnswer(undefined);
            answer(signedIn);
          }}
        />
      )}
    </AgainContext>
  );
}

interface Props {
  session: Session;
  onEnd: (signedIn: boolean) => void;
}

function SignInDialog({ session, onEnd }: Props) {
  const { t } = useTranslation();
  const tell = useSessionNews();
  const [half, setHalf] = useState<Session>();
  const [error, setError] = useState<unknown>(null);

  function onSession(next: Session) {
    setError(null);
    if (next.stage === 'second-factor') return setHalf(next);
    tell(next);
    // Somebody else: then what was being done is not theirs.
    onEnd(next.stage !== 'vault' && next.account.id === session.account.id);
  }

  /** Half signed in is not signed in: the node has forgotten the session from before. */
  async function putAway() {
    onEnd(false);
    if (half !== undefined) tell(await askSession({}));
  }

  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen
      onOpenChange={(open) => {
        if (!open) void putAway();
      }}
    >
      <Modal className="dialog-frame" data-narrow="">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            {t('again.title')}
          </Heading>
          <div className="dialog-body">
            <p>{t('again.text', { name: session.account.name })}</p>
            <AccessNotice error={error} />
            {half === undefined ? (
              <>
                <PasskeyButton onSession={onSession} onError={setError}>
                  {t('signIn.passkey')}
                </PasskeyButton>
                <p className="sign-in-or">{t('signIn.orPassword')}</p>
                <PasswordForm
                  login={session.account.login}
                  onSession={onSession}
                  onError={setError}
                />
              </>
            ) : (
              <SecondStep session={half} onSession={onSession} onError={setError} />
            )}
          </div>
          <div className="dialog-buttons">
            <Button className="button" data-kind="quiet" onPress={() => void putAway()}>
              {t('frame.cancel')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
