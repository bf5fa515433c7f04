import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import { type Session, sendSecondFactor } from '../api/session.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { TextBox } from '../parts/text-box.tsx';

interface Props {
  kind: 'totp' | 'recovery-code';
  onSession: (session: Session) => void;
  onError: (error: unknown) => void;
}

/** Asks for a code. What was typed stays when it is wrong, so that one can compare. */
export function CodeForm({ kind, onSession, onError }: Props) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const sending = useMutation({
    mutationFn: () => sendSecondFactor(kind, code.trim()),
    onMutate: () => onError(null),
    onSuccess: onSession,
    onError: (error) => {
      if (problemOf(error) !== 'second-factor-failed') return onError(error);
      form.current?.querySelector('input')?.select();
    },
  });
  const wrong = sending.error !== null && problemOf(sending.error) === 'second-factor-failed';

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '' && !sending.isPending) sending.mutate();
  }

  function errorOf(): string | undefined {
    if (missing) return t('secondStep.codeMissing');
    return wrong ? t(`secondStep.wrong.${kind}`) : undefined;
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <TextBox
        label={t(`secondStep.label.${kind}`)}
        help={t(`secondStep.help.${kind}`)}
        value={code}
        onChange={setCode}
        error={errorOf()}
        autoComplete={kind === 'totp' ? 'one-time-code' : 'off'}
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
        autoFocus
      />
      <BusyButton kind="main" type="submit" isBusy={sending.isPending}>
        {sending.isPending ? t('signIn.busy') : t('secondStep.submit')}
      </BusyButton>
    </form>
  );
}
