import { useTranslation } from 'react-i18next';
import type { Standing, WaitingMessage } from '../../api/peers.ts';
import { useFormat } from '../../format/use-format.ts';
import { RemedyWords } from './remedy-words.tsx';
import { useWhat } from './use-what.ts';

/** What has still to arrive, and what arrived last. */
export function WaitingCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const { waiting, lastDelivered } = standing;
  return (
    <section className="card" aria-labelledby="traffic">
      <h2 id="traffic">{t('peers.traffic')}</h2>
      <h3>{t('peers.last')}</h3>
      {lastDelivered === null ? <p>{t('peers.lastNone')}</p> : <Arrived message={lastDelivered} />}
      <h3>{t('peers.waiting')}</h3>
      {waiting.length === 0 ? (
        <p>{t('peers.waitingNone')}</p>
      ) : (
        <ul className="peer-messages">
          {waiting.map((message) => (
            <li key={message.jti}>
              <Waiting message={message} standing={standing} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Arrived({ message }: { message: NonNullable<Standing['lastDelivered']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const what = useWhat()(message);
  return (
    <>
      <p>
        <strong>{what}</strong>
      </p>
      <p>{t('peers.arrived', { moment: format.moment(message.deliveredAt) })}</p>
    </>
  );
}

function Waiting({ message, standing }: { message: WaitingMessage; standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const what = useWhat()(message);
  const { queuedAt, attempts, nextAttemptAt, giveUpAt } = message;
  return (
    <>
      <p>
        <strong>{what}</strong>
      </p>
      <p>{t('peers.to', { name: message.to.name ?? message.to.url })}</p>
      <p>{t('peers.since', { moment: format.moment(queuedAt) })}</p>
      {attempts === 0 ? null : (
        <>
          <p>{t('peers.tried', { count: attempts })}</p>
          <p>{t('peers.next', { moment: format.moment(nextAttemptAt) })}</p>
        </>
      )}
      <p className="soft">{t('peers.until', { moment: format.moment(giveUpAt) })}</p>
      <RemedyWords message={message} standing={standing} ended={false} />
    </>
  );
}
