import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import { type InvitationLink, type Member, teamQuery } from '../api/team.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkOnce } from './link-once.tsx';
import type { Step } from './looks-after.ts';
import { SizeNotice } from './size-notice.tsx';
import { StepDialog } from './step-dialog.tsx';
import './team.css';
import { TeamTable } from './team-table.tsx';

/** A link that must be handed over, and to whom. */
interface Given extends InvitationLink {
  name: string;
}

/** Who works here, and everything about their coming and going. */
export function TeamPage() {
  const { t } = useTranslation();
  const session = useSession();
  const query = useQuery(teamQuery);
  const news = useRef<HTMLDivElement>(null);
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<{ member: Member; step: Step }>();
  const [link, setLink] = useState<Given>();
  const [said, setSaid] = useState<string>();
  useKeptFocus(news, said);

  function give(given: Given) {
    setSaid(undefined);
    setLink(given);
  }

  return (
    <>
      <PageHeading title={t('team.title')} />
      <p className="lead">{t(`team.intro.${session.node.role}`)}</p>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      </div>
      <SizeNotice />
      {link === undefined ? (
        <Button className="button" data-kind="main" onPress={() => setInviting(true)}>
          {t('team.invite')}…
        </Button>
      ) : (
        <LinkOnce {...link} node={session.node.name} onGiven={() => setLink(undefined)} />
      )}
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <TeamTable team={query.data} onStep={(member, step) => setChosen({ member, step })} />
      )}
      {inviting ? <InviteDialog onInvited={give} onClose={() => setInviting(false)} /> : null}
      {chosen === undefined ? null : (
        <StepDialog
          {...chosen}
          team={query.data ?? []}
          onLink={give}
          onDone={setSaid}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
