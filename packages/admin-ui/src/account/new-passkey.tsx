import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccessNotice } from '../access/access-notice.tsx';
import { createPasskey } from '../access/passkey.ts';
import { useFreshly } from '../access/use-freshly.ts';
import type { Account } from '../api/account.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextBox } from '../parts/text-box.tsx';
import { deviceName } from './device-name.ts';

interface Props {
  kind?: 'main';
  onAdded: (account: Account) => void;
}

/** Makes a passkey and gives it a name by which its owner knows it again. */
export function NewPasskey({ kind, onAdded }: Props) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [tried, setTried] = useState(false);
  const making = useMutation({
    mutationFn: () => freshly(() => createPasskey(name.trim())),
    onSuccess: onAdded,
  });
  if (!browserSupportsWebAuthn()) {
    return (
      <Notice kind="info" standing>
        <p>{t('passkey.noBrowser')}</p>
      </Notice>
    );
  }

  function make(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && !making.isPending) making.mutate();
  }

  return (
    <form className="stack" onSubmit={make} noValidate>
      <TextBox
        label={t('passkey.name')}
        help={t('passkey.nameHelp')}
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? t('passkey.nameMissing') : undefined}
      />
      <AccessNotice error={making.error} />
      <BusyButton kind={kind} type="submit" isBusy={making.isPending}>
        <Icon name="key" />
        {making.isPending ? t('passkey.busy') : t('passkey.make')}
      </BusyButton>
    </form>
  );
}
