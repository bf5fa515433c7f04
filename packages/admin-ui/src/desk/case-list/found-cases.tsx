import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { foundQuery, WORDS_MIN } from '../../api/lists.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { CaseTable } from './case-table.tsx';

/** The cases in which some words stand, and whether all could be searched. */
export function FoundCases({ words }: { words: string }) {
  const { t } = useTranslation();
  const query = useQuery(foundQuery(words));
  if (words.length < WORDS_MIN) return <p className="empty">{t('cases.wordsShort')}</p>;
  const found = query.data;
  const shown = found?.cases.length ?? 0;
  return (
    <>
      <QueryState query={query} />
      <p className="case-count" role="status">
        {found === undefined ? null : t('cases.foundWith', { count: found.total })}
        {found === undefined || shown === found.total
          ? null
          : ` · ${t('list.firstFound', { shown, total: found.total })}`}
      </p>
      {found === undefined || found.left === 0 ? null : (
        <Notice kind="info">
          <p>{t('cases.left', { count: found.left })}</p>
          <BusyButton isBusy={query.isFetching} onPress={() => void query.refetch()}>
            {t('cases.searchAgain')}
          </BusyButton>
        </Notice>
      )}
      {found === undefined ? null : shown > 0 ? (
        <CaseTable cases={found.cases} />
      ) : (
        <p className="empty">{t('cases.noneWith')}</p>
      )}
    </>
  );
}
