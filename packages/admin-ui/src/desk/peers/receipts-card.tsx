import { useTranslation } from 'react-i18next';
import { type DeliveredMessage, receiptAddress } from '../../api/peers.ts';
import { useFormat } from '../../format/use-format.ts';
import { groupReceipts, type ReceiptGroup } from './receipt-groups.ts';
import { useWhat } from './use-what.ts';

/** What arrived, each with the receipt that its receiver signed. */
export function ReceiptsCard({ delivered }: { delivered: readonly DeliveredMessage[] }) {
  const { t } = useTranslation();
  const groups = groupReceipts(delivered);
  return (
    <section className="card" aria-labelledby="receipts">
      <h2 id="receipts">{t('receipts.title')}</h2>
      {groups.length === 0 ? (
        <p>{t('receipts.none')}</p>
      ) : (
        <>
          <p className="soft">{t('receipts.help')}</p>
          <ul className="peer-messages">
            {groups.map((group) => (
              <li key={group.key}>
                <Group group={group} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Group({ group: { latest, messages } }: { group: ReceiptGroup }) {
  const { t } = useTranslation();
  const what = useWhat()(latest);
  const { to } = latest;
  return (
    <>
      <h3>{what}</h3>
      <p>{t('peers.to', { name: to.name ?? to.url })}</p>
      {messages.length === 1 ? (
        <Receipt message={latest} />
      ) : (
        <>
          <p>{t('receipts.many', { count: messages.length })}</p>
          <details>
            <summary>{t('receipts.showAll')}</summary>
            <ul className="peer-messages">
              {messages.map((message) => (
                <li key={message.jti}>
                  <Receipt message={message} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </>
  );
}

function Receipt({ message }: { message: DeliveredMessage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const what = useWhat()(message);
  const { jti, digest, deliveredAt } = message;
  const moment = format.moment(deliveredAt);
  return (
    <>
      <p>
        {t('receipts.at')}: <time dateTime={deliveredAt}>{moment}</time>
      </p>
      <p>
        {t('receipts.digest')}:{' '}
        <bdi className="code-line" dir="ltr" translate="no" title={digest}>
          {digest.slice(0, SHORT)}
        </bdi>
      </p>
      <a
        className="button"
        href={receiptAddress(jti)}
        download
        aria-label={t('receipts.saveOf', { what, moment })}
      >
        {t('receipts.save')}
      </a>
    </>
  );
}

/** So many characters of a digest are enough to compare two by eye. */
const SHORT = 12;
