import { useTranslation } from 'react-i18next';
import type { RetentionOverview } from '../../api/retention.ts';
import { useFormat } from '../../format/use-format.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { CaseLink } from './case-link.tsx';

/** Legal holds that somebody has to look at again; nothing where there are none. */
export function Reviews({ reviews }: Pick<RetentionOverview, 'reviews'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (reviews.length === 0) return null;
  return (
    <section className="card" aria-labelledby="reviews">
      <h2 id="reviews">{t('retention.reviews')}</h2>
      <p>{t('retention.reviewsText')}</p>
      <ScrollTable>
        <table className="table keeping-table" aria-labelledby="reviews">
          <thead>
            <tr>
              <th scope="col">{t('retention.case')}</th>
              <th scope="col">{t('retention.reviewOn')}</th>
              <th scope="col">{t('retention.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {reviews.map(({ id, number, reviewOn, owner }) => (
              <tr key={id}>
                <th scope="row">
                  <CaseLink id={id} number={number} />
                </th>
                <td>{format.date(reviewOn)}</td>
                <td>{owner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </section>
  );
}
