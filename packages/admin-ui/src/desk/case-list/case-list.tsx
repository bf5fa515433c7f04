import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { RowSelectionState, SortingState } from '@tanstack/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListSearch, listQuery } from '../../api/lists.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { papersSearch } from '../papers/papers-search.ts';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { FoundCases } from './found-cases.tsx';
import { PickedBar } from './picked-bar.tsx';
import { SavedViews } from './saved-views.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useWords } from './use-words.ts';
import './case-list.css';

/** All cases of this point: by filters, which are in the address, or by words, which are not. */
export function CaseList() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/cases' });
  const [words, setWords] = useWords();
  useListKeys();
  return (
    <>
      <PageHeading title={t('cases.title')} />
      <CaseFilters search={search} words={words} onWords={setWords} />
      {words === '' ? (
        <>
          <SavedViews search={search} />
          <FilterPanel search={search} />
          <ListedCases search={search} />
        </>
      ) : (
        <FoundCases words={words} />
      )}
    </>
  );
}

function ListedCases({ search }: { search: ListSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useInfiniteQuery(listQuery(search));
  const pages = query.data?.pages;
  const cases = pages?.flatMap((page) => page.cases);
  const total = pages?.at(-1)?.total ?? 0;
  const [chosen, setChosen] = useState<RowSelectionState>({});
  const picked = cases?.filter(({ id }) => chosen[id]) ?? [];
  const sort = (sorting: SortingState) => {
    const [by] = sorting;
    const order = by?.desc ? 'desc' : 'asc';
    void navigate({ to: '/desk/cases', search: { ...search, ...(by && { sort: by.id, order }) } });
  };
  if (cases === undefined) return <QueryState query={query} />;
  return (
    <>
      <QueryState query={query} />
      <div className="buttons">
        <p className="case-count" role="status">
          {t('cases.found', { count: total })}
        </p>
        <Link to="/desk/papers" search={papersSearch(search)} className="button" data-kind="quiet">
          {t('papers.saveList')}
        </Link>
      </div>
      <PickedBar picked={picked} onDone={() => setChosen({})} />
      {cases.length > 0 ? (
        <CaseTable
          cases={cases}
          sorting={sortingOf(search)}
          onSorting={sort}
          picked={chosen}
          onPicked={setChosen}
        />
      ) : (
        <p className="empty">
          {search.q === undefined ? t('cases.none') : t('cases.noneFor', { query: search.q })}
        </p>
      )}
      {query.hasNextPage ? (
        <div className="buttons">
          <BusyButton
            isBusy={query.isFetchingNextPage}
            onPress={() => void query.fetchNextPage({ cancelRefetch: false })}
          >
            {t('list.more')}
          </BusyButton>
          <span className="soft">{t('list.shown', { shown: cases.length, total })}</span>
        </div>
      ) : null}
    </>
  );
}

/** What the node sorts by when the address says nothing of it. */
function sortingOf({ state = 'open', sort = 'received', order }: ListSearch): SortingState {
  const waits = state !== 'closed' && state !== 'all';
  const way = order ?? (sort === 'due' || waits ? 'asc' : 'desc');
  return [{ id: sort, desc: way === 'desc' }];
}
