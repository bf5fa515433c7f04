import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { aboveQuery } from '../../api/above.ts';
import { useFormat } from '../../format/use-format.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { Term } from '../../parts/terms.tsx';
import { Identity } from '../../trust/identity.tsx';
import { Vouching } from '../../trust/vouching.tsx';

/** The region above this one, if there is one: who it is, since when, and whether it vouches. */
export function AboveCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(aboveQuery);
  const superior = query.data?.superior;
  return (
    <section className="card" aria-labelledby="above">
      <h2 id="above">{t('vouching.above')}</h2>
      {superior === undefined ? <QueryState query={query} /> : null}
      {superior === null ? <p>{t('vouching.none')}</p> : null}
      {superior ? (
        <>
          <p>{t('vouching.meaning')}</p>
          <Vouching superior={superior} />
          <Identity {...superior} help={t('peers.regionFingerprint')}>
            <Term name={t('peers.joinedAt')}>{format.date(superior.joinedAt)}</Term>
          </Identity>
        </>
      ) : null}
    </section>
  );
}
