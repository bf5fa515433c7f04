import {
  MutationCache,
  QueryCache,
  QueryClient,
  QueryClientProvider,
  usePrefetchQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import {
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { SignIn } from './access/sign-in.tsx';
import { SignInAgain } from './access/sign-in-again.tsx';
import { openTabs, TabsContext, useOtherTabs } from './access/tabs.ts';
import { SessionContext } from './access/use-session.ts';
import { codesQuery } from './api/codes.ts';
import { problemOf } from './api/request.ts';
import { type Session, sessionQuery, signInWaysQuery } from './api/session.ts';
import { DraftsContext } from './desk/case/use-draft.ts';
import { KeptDrafts, useEndedEarly, useForgetKept } from './desk/case/use-kept-drafts.ts';
import { IntakeDraftsContext } from './desk/intake/use-intake-draft.ts';
import { clockOf, NodeClockContext } from './format/node-clock.ts';
import { ArrivedContext, NodeNameContext } from './parts/page-heading.tsx';
import { Loading, QueryState } from './parts/query-state.tsx';
import { Screens } from './routes.tsx';
import { isLanguage, LANGUAGES } from './texts/language.ts';

const Enrolment = lazy(() => import('./account/enrolment.tsx'));
const Invited = lazy(() => import('./account/invited.tsx'));

/** When the node no longer knows us, the answers it gave before must not stay on the screen. */
function createClient(): QueryClient {
  const onError = (error: unknown) => {
    const problem = problemOf(error);
    if (problem === 'sign-in-required') client.setQueryData(sessionQuery.queryKey, null);
    if (problem === 'second-factor-required' || problem === 'enrolment-required') {
      void client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
    }
  };
  const client = new QueryClient({
    defaultOptions: { queries: { retry: retryOnlyWithoutAnswer, staleTime: 5_000 } },
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
  });
  return client;
}

function retryOnlyWithoutAnswer(failures: number, error: unknown): boolean {
  return failures < 2 && problemOf(error) === 'unreachable';
}

/** `invitation` is the secret of an invitation's link, when one came by such a link. */
export function App({ invitation }: { invitation: string | undefined }) {
  const [client] = useState(createClient);
  const [tabs] = useState(openTabs);
  const [secret, setSecret] = useState(invitation);
  const arrived = useRef(false);
  const { i18n } = useTranslation();
  return (
    <QueryClientProvider client={client}>
      <I18nProvider locale={isLanguage(i18n.language) ? LANGUAGES[i18n.language].locale : 'nl-NL'}>
        <TabsContext value={tabs}>
          <ArrivedContext value={arrived}>
            <Suspense fallback={<Loading />}>
              {secret === undefined ? (
                <Gate />
              ) : (
                <Invited secret={secret} onAccepted={() => setSecret(undefined)} />
              )}
            </Suspense>
          </ArrivedContext>
        </TabsContext>
      </I18nProvider>
    </QueryClientProvider>
  );
}

/** Nobody passes without signing in; the address stays, so that one ends where one wanted to be. */
function Gate() {
  const session = useQuery(sessionQuery);
  usePrefetchQuery(codesQuery);
  const [enrolling, setEnrolling] = useState(false);
  const hadSession = useRef(false);
  const forget = useForgetKept();
  useOtherTabs(forget);
  useEndedEarly(session.data, forget);
  useForgetting(session.data === null);
  if (session.data === undefined) return <QueryState query={session} />;
  if (session.data === null) return <SignIn session={null} expired={hadSession.current} />;
  // Codes that are shown once must stay until they are kept, whatever the session has become.
  if (session.data.stage === 'enrolment' && !enrolling) setEnrolling(true);
  if (session.data.stage === 'enrolment' || enrolling) {
    return (
      <ByNodeClock session={session.data}>
        <SignInAgain session={session.data}>
          <Enrolment session={session.data} onEnd={() => setEnrolling(false)} />
        </SignInAgain>
      </ByNodeClock>
    );
  }
  if (session.data.stage !== 'open') return <SignIn session={session.data} expired={false} />;
  hadSession.current = true;
  return <SignedIn session={session.data} />;
}

/** What is the same for everybody, and may stay when somebody goes. */
const NOT_PERSONAL = [sessionQuery, signInWaysQuery, codesQuery].map((it) => it.queryKey[0]);

function useForgetting(isSignedOut: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isSignedOut) return;
    client.removeQueries({
      predicate: ({ queryKey }) => !NOT_PERSONAL.some((name) => name === queryKey[0]),
    });
  }, [client, isSignedOut]);
}

function SignedIn({ session }: { session: Session }) {
  const drafts = useContext(DraftsContext);
  const intakeDrafts = useContext(IntakeDraftsContext);
  const { id } = session.account;
  const codes = useQuery(codesQuery);
  useLayoutEffect(() => {
    drafts.belongTo(id);
    intakeDrafts.belongTo(id);
  }, [drafts, intakeDrafts, id]);
  // without their names, codes would show raw for a moment; if they cannot be had, raw is better
  if (codes.isPending) return <Loading />;
  return (
    <NodeNameContext value={session.node.name}>
      <ByNodeClock session={session}>
        <KeptDrafts session={session} />
        <SessionContext value={session}>
          <SignInAgain session={session}>
            <Screens session={session} />
          </SignInAgain>
        </SessionContext>
      </ByNodeClock>
    </NodeNameContext>
  );
}

function ByNodeClock({ session, children }: { session: Session; children: ReactNode }) {
  const { dataUpdatedAt } = useQuery(sessionQuery);
  const skew = Date.parse(session.now) - dataUpdatedAt;
  const clock = useMemo(() => clockOf(skew), [skew]);
  return <NodeClockContext value={clock}>{children}</NodeClockContext>;
}
