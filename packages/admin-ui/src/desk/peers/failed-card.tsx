import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FailedMessage, type Standing, sendAgain, standingQuery } from '../../api/peers.ts';
import { releasesQuery } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { RemedyWords } from './remedy-words.tsx';
import { useWhat } from './use-what.ts';

/** What was ended without a receipt: why, what helps, and sending it again. */
export function FailedCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const news = useRef<HTMLDivElement>(null);
  const sending = useMutation({
    mutationFn: sendAgain,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: standingQuery.queryKey });
      await client.invalidateQueries({ queryKey: releasesQuery.queryKey });
    },
  });
  const said = sending.isSuccess ? t('peers.againDone') : undefined;
  useKeptFocus(news, said);
  return (
    <section className="card" aria-labelledby="failed">
      <h2 id="failed">{t('peers.failed')}</h2>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={sending.error} />
      </div>
      {standing.failed.length === 0 ? (
        <p>{t('peers.failedNone')}</p>
      ) : (
        <ul className="peer-messages">
          {standing.failed.map((message) => (
            <li key={message.jti}>
              <Failed
                message={message}
                standing={standing}
                isBusy={sending.isPending}
                onAgain={() => sending.mutate(message.jti)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Props {
  message: FailedMessage;
  standing: Standing;
  isBusy: boolean;
  onAgain: () => void;
}

function Failed({ message, standing, isBusy, onAgain }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const what = useWhat()(message);
  const { period, remedy } = message;
  const helps = remedy !== 'nothing' && remedy !== 'compare' && standing.coordinator !== null;
  return (
    <>
      <h3>{what}</h3>
      <p>{t('peers.to', { name: message.to.name ?? message.to.url })}</p>
      <p>{t('peers.ended', { moment: format.moment(message.endedAt) })}</p>
      <RemedyWords message={message} standing={standing} ended />
      {period === null ? null : (
        <p>
          <Link
            to="/desk/figures/$period"
            params={{ period }}
            aria-label={t('refused.lookOf', { what })}
          >
            {t('refused.look')}
          </Link>
        </p>
      )}
      {helps ? (
        <BusyButton isBusy={isBusy} onPress={onAgain} aria-label={t('peers.againOf', { what })}>
          {t('peers.again')}
        </BusyButton>
      ) : null}
    </>
  );
}
