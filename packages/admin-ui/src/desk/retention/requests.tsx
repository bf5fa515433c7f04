import { useTranslation } from 'react-i18next';
import type { RetentionOverview } from '../../api/retention.ts';
import { useNow } from '../../format/node-clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { CaseLink } from './case-link.tsx';

/** Reporters who asked to be erased and wait for an answer, the first due in front. */
export function Requests({ requests }: Pick<RetentionOverview, 'requests'>) {
  const { t } = useTranslation();
  const now = useNow();
  const format = useFormat();
  return (
    <section className="card" aria-labelledby="requests">
      <h2 id="requests">{t('retention.requests')}</h2>
      {requests.length === 0 ? (
        <p>{t('retention.requestsNone')}</p>
      ) : (
        <ScrollTable>
          <table className="table keeping-table" aria-labelledby="requests">
            <thead>
              <tr>
                <th scope="col">{t('retention.case')}</th>
                <th scope="col">{t('retention.asked')}</th>
                <th scope="col">{t('retention.answerBy')}</th>
              </tr>
            </thead>
            <tbody>
              {requests.map(({ id, number, askedAt, dueAt }) => (
                <tr key={id}>
                  <th scope="row">
                    <CaseLink id={id} number={number} />
                  </th>
                  <td>{format.date(askedAt)}</td>
                  <td>
                    {format.date(dueAt)}
                    {Date.parse(dueAt) < now.getTime() ? (
                      <strong className="late">
                        <Icon name="warning" />
                        {t('retention.late')}
                      </strong>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollTable>
      )}
    </section>
  );
}
