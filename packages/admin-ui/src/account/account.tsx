import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import { type Account, accountQuery } from '../api/account.ts';
import type { Session } from '../api/session.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { Term, Terms } from '../parts/terms.tsx';
import './account.css';
import { AppSection } from './app-section.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { CardSection } from './card-section.tsx';
import { CodesSection } from './codes-section.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { ProviderSection } from './provider-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { WorkMailSection } from './work-mail-section.tsx';

/** Somebody's own ways to sign in. */
export function AccountPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { account, node } = session;
  const query = useQuery(accountQuery);
  return (
    <>
      <PageHeading title={t('account.title')} />
      <div className="account-who">
        <Terms>
          <Term name={t('account.name')}>{account.name}</Term>
          <Term name={t('signIn.login')}>{account.login}</Term>
          <Term name={t('account.role')}>{t(`role.${account.role}`)}</Term>
        </Terms>
      </div>
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <Ways account={query.data} login={account.login} node={node.name} />
      )}
      {handlesCases(session) && session.letIn ? (
        <div className="account">
          <WorkMailSection />
          <CardSection />
          <CalendarSection />
        </div>
      ) : null}
    </>
  );
}

/** Those whom citizens can meet. */
function handlesCases({ account, node }: Session): boolean {
  return node.role === 'point' && (account.role === 'worker' || account.role === 'lead');
}

interface WaysProps {
  account: Account;
  login: string;
  node: string;
}

function Ways({ account, login, node }: WaysProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const onChanged = (changed: Account) => client.setQueryData(accountQuery.queryKey, changed);
  return (
    <div className="account">
      {account.recoveryCodes === 0 ? (
        <Notice kind="warning" standing>
          {t('account.noCodes')}
        </Notice>
      ) : null}
      <PasskeysSection account={account} onChanged={onChanged} />
      <AppSection account={account} onChanged={onChanged} />
      <CodesSection left={account.recoveryCodes} login={login} node={node} />
      <PasswordSection login={login} />
      {account.oidc.available ? <ProviderSection isLinked={account.oidc.linked} /> : null}
      <SessionsSection sessions={account.sessions} />
    </div>
  );
}
