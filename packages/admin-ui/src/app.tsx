import {
  MutationCache,
  QueryCache,
  QueryClient,
  QueryClientProvider,
  useQuery,
} from '@tanstack/react-query';
import { useContext, useLayoutEffect, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { SignIn } from './access/sign-in.tsx';
import { ApiProblem } from './api/request.ts';
import { type Session, sessionQuery } from './api/session.ts';
import { DraftsContext } from './desk/case/use-draft.ts';
import { ArrivedContext, NodeNameContext } from './parts/page-heading.tsx';
import { QueryState } from './parts/query-state.tsx';
import { Screens } from './routes.tsx';

/** When the node no longer knows us, the answers it gave before must not stay on the screen. */
function createClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && error.problem === 'sign-in-required') forget(client);
  };
  const client = new QueryClient({
    defaultOptions: { queries: { retry: retryOnlyWithoutAnswer, staleTime: 5_000 } },
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
  });
  return client;
}

function forget(client: QueryClient): void {
  client.setQueryData(sessionQuery.queryKey, null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}

function retryOnlyWithoutAnswer(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiProblem && error.problem === 'unreachable';
}

export function App() {
  const [client] = useState(createClient);
  const arrived = useRef(false);
  const { i18n } = useTranslation();
  return (
    <QueryClientProvider client={client}>
      <I18nProvider locale={i18n.language === 'en' ? 'en-US' : 'nl-NL'}>
        <ArrivedContext value={arrived}>
          <Gate />
        </ArrivedContext>
      </I18nProvider>
    </QueryClientProvider>
  );
}

/** Nobody passes without signing in; the address stays, so that one ends where one wanted to be. */
function Gate() {
  const session = useQuery(sessionQuery);
  const hadSession = useRef(false);
  if (session.data === undefined) return <QueryState query={session} />;
  if (session.data === null) return <SignIn expired={hadSession.current} />;
  hadSession.current = true;
  return <SignedIn session={session.data} />;
}

function SignedIn({ session }: { session: Session }) {
  const drafts = useContext(DraftsContext);
  useLayoutEffect(() => drafts.belongTo(session.account.id), [drafts, session.account.id]);
  return (
    <NodeNameContext value={session.node.name}>
      <Screens session={session} />
    </NodeNameContext>
  );
}
