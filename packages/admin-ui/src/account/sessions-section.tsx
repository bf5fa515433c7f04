import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { OpenSession } from '../api/account.ts';
import { signOutEverywhere } from '../api/session.ts';
import { useSignedOut } from '../desk/case/use-kept-drafts.ts';
import { useFormat } from '../format/use-format.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

/** Where one is signed in now, and a way to end all of it. */
export function SessionsSection({ sessions }: { sessions: readonly OpenSession[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const signedOut = useSignedOut();
  const [asking, setAsking] = useState(false);
  const leaving = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: () => {
      signedOut();
      // A fresh load leaves nothing of this session in memory.
      window.location.assign(window.location.pathname.startsWith('/region') ? '/region' : '/desk');
    },
    onError: () => setAsking(false),
  });
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <ul className="ways">
        {sessions.map((session) => (
          <li key={`${session.createdAt} ${session.lastSeenAt}`} className="way">
            <div>
              <p>{t(session.thisOne ? 'sessions.thisOne' : 'sessions.other')}</p>
              <p className="soft">
                {t('sessions.since', { moment: format.moment(session.createdAt) })} ·{' '}
                {t('sessions.seen', { moment: format.moment(session.lastSeenAt) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <ProblemNotice error={leaving.error} />
      <Button className="button" onPress={() => setAsking(true)}>
        {t('sessions.end')}…
      </Button>
      <ConfirmDialog
        title={t('sessions.endTitle')}
        confirm={t('sessions.end')}
        isOpen={asking}
        isBusy={leaving.isPending}
        onConfirm={leaving.mutate}
        onClose={() => setAsking(false)}
      >
        <p>{t('sessions.endText')}</p>
      </ConfirmDialog>
    </section>
  );
}
