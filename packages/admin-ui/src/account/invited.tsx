import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Lobby } from '../access/lobby.tsx';
import { useSessionNews } from '../access/tabs.ts';
import { acceptInvitation, readInvitation } from '../api/invitation.ts';
import { problemOf } from '../api/request.ts';
import { useFormat } from '../format/use-format.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Loading } from '../parts/query-state.tsx';
import { PasswordChoice } from './password-choice.tsx';

interface Props {
  secret: string;
  onAccepted: () => void;
}

/** Where an invitation's link leads: who invites whom, and the choice of a password. */
export default function Invited({ secret, onAccepted }: Props) {
  const { t } = useTranslation();
  const invitation = useQuery({
    queryKey: ['invitation'],
    queryFn: () => readInvitation(secret),
    enabled: secret !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (secret === '') return <Useless>{t('invitation.cut')}</Useless>;
  if (invitation.error !== null) {
    return <Useless>{t(`problem.${problemOf(invitation.error)}`)}</Useless>;
  }
  return (
    <Lobby>
      {invitation.data === undefined ? (
        <Loading />
      ) : (
        <Welcome secret={secret} invitation={invitation.data} onAccepted={onAccepted} />
      )}
    </Lobby>
  );
}

interface WelcomeProps extends Props {
  invitation: Awaited<ReturnType<typeof readInvitation>>;
}

function Welcome({ secret, invitation, onAccepted }: WelcomeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = useSessionNews();
  const accepting = useMutation({
    mutationFn: (password: string) => acceptInvitation(secret, password),
    onSuccess: (session) => {
      window.history.replaceState(null, '', startOf(window.location.pathname));
      tell(session);
      onAccepted();
    },
  });
  const isWeak = accepting.error !== null && problemOf(accepting.error) === 'password-weak';
  return (
    <>
      <PageHeading title={t('invitation.title', { name: invitation.name })} />
      <p>{t('invitation.text', { node: invitation.node })}</p>
      <dl className="terms">
        <div className="term">
          <dt>{t('invitation.login')}</dt>
          <dd className="code-line">{invitation.login}</dd>
        </div>
        <div className="term">
          <dt>{t('invitation.until')}</dt>
          <dd>{format.moment(invitation.expiresAt)}</dd>
        </div>
      </dl>
      {isWeak ? null : <ProblemNotice error={accepting.error} />}
      <PasswordChoice
        login={invitation.login}
        label={t('invitation.password')}
        submit={accepting.isPending ? t('signIn.busy') : t('invitation.accept')}
        refused={isWeak ? t('problem.password-weak') : undefined}
        isBusy={accepting.isPending}
        onChosen={accepting.mutate}
      />
    </>
  );
}

function Useless({ children }: { children: string }) {
  const { t } = useTranslation();
  return (
    <Lobby>
      <PageHeading title={t('invitation.uselessTitle')} />
      <Notice kind="info" standing>
        <p>{children}</p>
      </Notice>
      <p>
        <a href={startOf(window.location.pathname)}>{t('invitation.toSignIn')}</a>
      </p>
    </Lobby>
  );
}

function startOf(pathname: string): string {
  return pathname.startsWith('/region') ? '/region' : '/desk';
}
