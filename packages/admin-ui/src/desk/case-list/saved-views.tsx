import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { choicesQuery, forgetView, type ListSearch, listSearch } from '../../api/lists.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { KeepView } from './keep-view.tsx';
import { sameList } from './same-list.ts';

/** Lists that one looks at often, and saving the one that is shown. */
export function SavedViews({ search }: { search: ListSearch }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(choicesQuery);
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  const [isKeeping, setKeeping] = useState(false);
  useKeptFocus(news, said);
  const forgetting = useMutation({
    mutationFn: forgetView,
    onSuccess: (changed) => {
      client.setQueryData(choicesQuery.queryKey, changed);
      setSaid(t('list.forgotten'));
    },
  });
  const views = data?.views ?? [];
  const shown = views.find((view) => sameList(view.filters, search));
  return (
    <div className="views">
      {views.length === 0 ? null : (
        <nav className="views-list" aria-label={t('list.views')}>
          {views.map((view) => (
            <Link
              key={view.id}
              to="/desk/cases"
              search={listSearch(view.filters)}
              className="view"
              aria-current={view === shown ? 'true' : undefined}
              activeProps={{ 'aria-current': undefined }}
            >
              <bdi>{view.mine ? view.name : t('list.sharedBy', { name: view.name })}</bdi>
            </Link>
          ))}
        </nav>
      )}
      {shown?.mine ? (
        <Button
          className="button"
          data-kind="quiet"
          isDisabled={forgetting.isPending}
          onPress={() => forgetting.mutate(shown.id)}
        >
          {t('list.forget', { name: shown.name })}
        </Button>
      ) : null}
      {shown === undefined && Object.keys(search).length > 0 ? (
        <Button className="button" data-kind="quiet" onPress={() => setKeeping(true)}>
          {t('list.keep')}
        </Button>
      ) : null}
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={forgetting.error} />
      </div>
      <KeepView
        search={search}
        isOpen={isKeeping}
        onClose={() => setKeeping(false)}
        onKept={() => setSaid(t('list.kept'))}
      />
    </div>
  );
}
