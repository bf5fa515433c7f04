import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/use-session.ts';
import { membersQuery } from '../../api/members.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { AdmitDialog } from './admit-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { MemberTable } from './member-table.tsx';
import '../stacked-table.css';
import './members.css';
import { OwnCard } from './own-card.tsx';
import type { Chosen, News } from './steps.ts';

/** The towns of the region: how they are connected, and who comes and goes. */
export function MembersPage() {
  const { t } = useTranslation();
  const query = useQuery(membersQuery);
  const isKeeper = useSession().account.role === 'keeper';
  const news = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [said, setSaid] = useState<News>();
  useKeptFocus(news, said?.words);
  const close = () => setChosen(undefined);

  return (
    <>
      <PageHeading title={t('members.title')} />
      <p className="lead">{t('members.intro')}</p>
      {isKeeper ? null : <p className="soft">{t('members.onlyKeeper')}</p>}
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind={said.kind}>{said.words}</Notice>}
      </div>
      {isKeeper ? (
        <Button
          className="button"
          data-kind="main"
          onPress={() => setChosen({ step: 'admit', url: '' })}
        >
          {t('members.admit')}…
        </Button>
      ) : null}
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <>
          <MemberTable
            members={query.data.members}
            refusals={query.data.refusals}
            onStep={setChosen}
            onNews={setSaid}
          />
          <OwnCard self={query.data.self} />
        </>
      )}
      {chosen?.step === 'admit' ? (
        <AdmitDialog url={chosen.url} onDone={setSaid} onClose={close} />
      ) : null}
      {chosen?.step === 'suspend' || chosen?.step === 'remove' ? (
        <ChangeDialog {...chosen} onDone={setSaid} onClose={close} />
      ) : null}
    </>
  );
}
