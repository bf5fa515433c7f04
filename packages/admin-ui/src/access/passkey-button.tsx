import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/session.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { signInWithPasskey } from './passkey.ts';

interface Props {
  children: string;
  onSession: (session: Session) => void;
  onError: (error: unknown) => void;
  onAsked?: () => void;
}

/** Asks for a passkey; not there in a browser that knows none. */
export function PasskeyButton({ children, onSession, onError, onAsked }: Props) {
  const { t } = useTranslation();
  const asking = useMutation({
    mutationFn: signInWithPasskey,
    onMutate: () => onError(null),
    onSuccess: onSession,
    onError,
    onSettled: () => onAsked?.(),
  });
  if (!browserSupportsWebAuthn()) return null;
  return (
    <BusyButton kind="main" onPress={() => asking.mutate()} isBusy={asking.isPending}>
      <Icon name="key" />
      {asking.isPending ? t('signIn.passkeyBusy') : children}
    </BusyButton>
  );
}
