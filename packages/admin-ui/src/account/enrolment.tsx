import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Lobby } from '../access/lobby.tsx';
import { useFreshly } from '../access/use-freshly.ts';
import { makeRecoveryCodes } from '../api/account.ts';
import { type Session, sessionQuery } from '../api/session.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Loading } from '../parts/query-state.tsx';
import './account.css';
import { CodesOnce } from './codes-once.tsx';
import { NewPasskey } from './new-passkey.tsx';
import { NewTotp } from './new-totp.tsx';

interface Props {
  session: Session;
  onEnd: () => void;
}

/** The first time: a second step is set up, and codes for when it is lost are kept. */
export default function Enrolment({ session, onEnd }: Props) {
  const client = useQueryClient();
  const freshly = useFreshly();
  const making = useMutation({ mutationFn: () => freshly(makeRecoveryCodes) });

  async function end() {
    await client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
    onEnd();
  }

  return (
    <Lobby isWide>
      {making.isIdle ? (
        <ChooseSecondStep onDone={() => making.mutate()} />
      ) : (
        <KeepCodes making={making} session={session} onKept={() => void end()} />
      )}
    </Lobby>
  );
}

function ChooseSecondStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [byApp, setByApp] = useState(false);
  return (
    <>
      <PageHeading title={t('enrolment.title')} />
      <p>{t('enrolment.text')}</p>
      {byApp ? (
        <section className="choice" aria-labelledby="by-app">
          <h2 id="by-app">{t('totp.title')}</h2>
          <NewTotp onAdded={onDone} />
        </section>
      ) : (
        <section className="choice" aria-labelledby="by-passkey">
          <h2 id="by-passkey">{t('enrolment.passkey')}</h2>
          <p>{t('enrolment.passkeyWhy')}</p>
          <p>{t('enrolment.opensAlone')}</p>
          <NewPasskey kind="main" onAdded={onDone} />
        </section>
      )}
      <Button className="button" data-kind="quiet" onPress={() => setByApp(!byApp)}>
        {t(byApp ? 'enrolment.ratherPasskey' : 'enrolment.ratherApp')}
      </Button>
    </>
  );
}

interface KeepCodesProps {
  making: { data: string[] | undefined; error: unknown; mutate: () => void };
  session: Session;
  onKept: () => void;
}

function KeepCodes({ making, session, onKept }: KeepCodesProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('codes.title')} />
      <Notice kind="good">{t('enrolment.done')}</Notice>
      {making.error === null ? null : (
        <>
          <ProblemNotice error={making.error} />
          <Button className="button" onPress={making.mutate}>
            {t('frame.again')}
          </Button>
        </>
      )}
      {making.data === undefined && making.error === null ? <Loading /> : null}
      {making.data === undefined ? null : (
        <CodesOnce
          codes={making.data}
          login={session.account.login}
          node={session.node.name}
          onKept={onKept}
        />
      )}
    </>
  );
}
