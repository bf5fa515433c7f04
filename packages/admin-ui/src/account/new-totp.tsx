import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { type Account, confirmTotp, offerTotp, type TotpOffer } from '../api/account.ts';
import { problemOf } from '../api/request.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { QrDrawing } from '../parts/qr-drawing.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { TextBox } from '../parts/text-box.tsx';

/** Sets up an authenticator app: scan or type the secret over, then show that it works. */
export function NewTotp({ onAdded }: { onAdded: (account: Account) => void }) {
  const freshly = useFreshly();
  const offer = useQuery({
    queryKey: ['totp-offer'],
    queryFn: () => freshly(offerTotp),
    // A secret is offered once; what is on the screen must be what the app has.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (offer.data === undefined) return <QueryState query={offer} />;
  return <Offered offer={offer.data} onAdded={onAdded} />;
}

interface OfferedProps {
  offer: TotpOffer;
  onAdded: (account: Account) => void;
}

function Offered({ offer, onAdded }: OfferedProps) {
  const { t } = useTranslation();
  return (
    <div className="totp">
      <ol className="steps">
        <li>{t('totp.openApp')}</li>
        <li>
          {t('totp.scan')}
          <QrDrawing qr={offer.qr} label={t('totp.qr')} />
          <p>{t('totp.type')}</p>
          <p className="code-line" translate="no" dir="ltr">
            {offer.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          </p>
        </li>
        <li>
          {t('totp.confirm')}
          <ConfirmCode secret={offer.secret} onAdded={onAdded} />
        </li>
      </ol>
    </div>
  );
}

function ConfirmCode({ secret, onAdded }: { secret: string; onAdded: OfferedProps['onAdded'] }) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const confirming = useMutation({
    mutationFn: () => freshly(() => confirmTotp(secret, code.replaceAll(/\s/g, ''))),
    onSuccess: onAdded,
    onError: () => form.current?.querySelector('input')?.select(),
  });
  const wrong = confirming.error !== null && problemOf(confirming.error) === 'second-factor-failed';

  function confirm(event: SubmitEvent) {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '' && !confirming.isPending) confirming.mutate();
  }

  function errorOf(): string | undefined {
    if (missing) return t('secondStep.codeMissing');
    return wrong ? t('totp.wrong') : undefined;
  }

  return (
    <form className="stack" ref={form} onSubmit={confirm} noValidate>
      <TextBox
        label={t('secondStep.label.totp')}
        value={code}
        onChange={setCode}
        error={errorOf()}
        autoComplete="one-time-code"
        inputMode="numeric"
      />
      {wrong ? null : <ProblemNotice error={confirming.error} />}
      <BusyButton kind="main" type="submit" isBusy={confirming.isPending}>
        {t('totp.submit')}
      </BusyButton>
    </form>
  );
}
