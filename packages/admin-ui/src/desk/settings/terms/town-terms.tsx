import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TownTerm, townTermsQuery } from '../../../api/town-terms.ts';
import { Notice } from '../../../parts/notice.tsx';
import { useKeptFocus } from '../../../parts/use-kept-focus.ts';
import { TownTermItem } from './town-term-item.tsx';
import './town-terms.css';

/** Terms that the regulation of a Flemish town sets; nothing where the law sets them all. */
export function TownTerms() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(townTermsQuery);
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  useKeptFocus(news, said);
  if (data === undefined || data.length === 0) return null;

  function saved(terms: TownTerm[]) {
    client.setQueryData(townTermsQuery.queryKey, terms);
    setSaid(t('townTerms.saved'));
  }

  return (
    <section className="card" aria-labelledby="town-terms">
      <h2 id="town-terms">{t('townTerms.title')}</h2>
      <p>{t('townTerms.intro')}</p>
      <div ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      </div>
      <ul className="town-terms">
        {data.map((term) => (
          <TownTermItem key={term.term} term={term} onSaved={saved} />
        ))}
      </ul>
    </section>
  );
}
