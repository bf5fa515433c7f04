import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/use-session.ts';
import { type MemberRole, membersQuery } from '../../api/members.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { AboveCard } from './above-card.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { MemberTable } from './member-table.tsx';
import '../../parts/stacked-table.css';
import './members.css';
import { OwnCard } from './own-card.tsx';
import { ProofCard } from './proof-card.tsx';
import { type Chosen, type News, wordsFor } from './steps.ts';

/** The towns of the region, and regions below it: how they are connected, and who comes and goes. */
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
      {isKeeper ? <AdmitButton kind="point" onStep={setChosen} /> : null}
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <>
          <MemberTable
            kind="point"
            members={query.data.members}
            refusals={query.data.refusals}
            onStep={setChosen}
            onNews={setSaid}
          />
          <section className="card" aria-labelledby="regions">
            <h2 id="regions">{t('regions.title')}</h2>
            <p>{t('regions.meaning')}</p>
            {isKeeper ? <AdmitButton kind="coordinator" onStep={setChosen} /> : null}
            <MemberTable
              kind="coordinator"
              members={query.data.regions}
              refusals={query.data.refusals}
              onStep={setChosen}
              onNews={setSaid}
            />
          </section>
          <AboveCard />
          <ProofCard />
          <OwnCard self={query.data.self} />
        </>
      )}
      {chosen?.step === 'admit' ? (
        <AdmitDialog kind={chosen.role} url={chosen.url} onDone={setSaid} onClose={close} />
      ) : null}
      {chosen?.step === 'suspend' || chosen?.step === 'remove' ? (
        <ChangeDialog {...chosen} onDone={setSaid} onClose={close} />
      ) : null}
    </>
  );
}

function AdmitButton({ kind, onStep }: { kind: MemberRole; onStep: (chosen: Chosen) => void }) {
  const { t } = useTranslation();
  return (
    <Button
      className="button"
      {...(kind === 'point' ? { 'data-kind': 'main' } : {})}
      onPress={() => onStep({ step: 'admit', role: kind, url: '' })}
    >
      {t(`${wordsFor(kind)}.admit`)}…
    </Button>
  );
}
