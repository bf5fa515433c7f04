import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountPage, auditPage, keysPage, teamPage } from './access/lazy-pages.ts';
import { type ListSearch, listSearch } from './api/lists.ts';
import type { Session } from './api/session.ts';
import {
  casePaperPage,
  consultationsPage,
  handOverPage,
  handoversPage,
  letterPaperPage,
  mandatePage,
  templatesPage,
  trajectoryPage,
} from './desk/lazy-pages.ts';
import { learningSearch } from './desk/learning/learning-search.ts';
import { papersSearch } from './desk/papers/papers-search.ts';
import { Broken } from './frame/broken.tsx';
import { goHome, onlyAt, onlyLetIn, type RouteContext, withTexts } from './frame/guards.ts';
import { isWaiting } from './frame/places.ts';
import { root } from './frame/root-route.ts';
import { regionRoutes } from './region/routes.ts';

const home = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: goHome });

const desk = createRoute({
  getParentRoute: () => root,
  path: 'desk',
  beforeLoad: onlyAt('point'),
});

const deskStart = createRoute({ getParentRoute: () => desk, path: '/', beforeLoad: goHome });

const waiting = createRoute({
  getParentRoute: () => desk,
  path: 'waiting',
  beforeLoad: ({ context }) => {
    if (!isWaiting(context.session)) goHome({ context });
  },
  component: lazyRouteComponent(() => import('./account/waiting.tsx'), 'Waiting'),
});

const today = createRoute({
  getParentRoute: () => desk,
  path: 'today',
  beforeLoad: onlyLetIn,
  validateSearch: ({ of }: Record<string, unknown>): { of?: 'team' } =>
    of === 'team' ? { of } : {},
  component: lazyRouteComponent(() => import('./desk/today/today-page.tsx'), 'TodayPage'),
});

const caseList = createRoute({
  getParentRoute: () => desk,
  path: 'cases',
  beforeLoad: onlyLetIn,
  validateSearch: (search: Record<string, unknown>): ListSearch => listSearch(search),
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/case-list/case-list.tsx'), 'CaseList'),
});

const casePage = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$caseId',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/case/case-page.tsx'), 'CasePage'),
});

const planPaper = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$caseId/plan',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/case/plan/plan-paper.tsx'), 'PlanPaperPage'),
});
const casePaper = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$caseId/print',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: casePaperPage,
});
const letterPaper = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$caseId/letters/$letterId',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: letterPaperPage,
});

const papers = createRoute({
  getParentRoute: () => desk,
  path: 'papers',
  beforeLoad: onlyLetIn,
  validateSearch: papersSearch,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/papers/papers-page.tsx'), 'PapersPage'),
});
const templates = createRoute({
  getParentRoute: () => desk,
  path: 'templates',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: templatesPage,
});
const trajectory = createRoute({
  getParentRoute: () => desk,
  path: 'trajectories/$trajectoryId',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: trajectoryPage,
});

const menuPage = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$caseId/menu',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/menu/menu-page.tsx'), 'MenuPage'),
});

const handOver = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$caseId/handover',
  beforeLoad: onlyLetIn,
  validateSearch: ({ way }: Record<string, unknown>): { way?: 'back' } =>
    way === 'back' ? { way } : {},
  loader: withTexts('desk'),
  component: handOverPage,
});
const handovers = createRoute({
  getParentRoute: () => desk,
  path: 'handovers',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: handoversPage,
});

const lines = createRoute({
  getParentRoute: () => desk,
  path: 'lines',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/lines/lines-page.tsx'), 'LinesPage'),
});

const consultations = createRoute({
  getParentRoute: () => desk,
  path: 'consultations',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: consultationsPage,
});

const services = createRoute({
  getParentRoute: () => desk,
  path: 'services',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/services/services-page.tsx'), 'ServicesPage'),
});

const intake = createRoute({
  getParentRoute: () => desk,
  path: 'intake',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/intake/intake-page.tsx'), 'IntakePage'),
});

const figures = createRoute({
  getParentRoute: () => desk,
  path: 'figures',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/figures/figures.tsx'), 'Figures'),
});

const peers = createRoute({
  getParentRoute: () => desk,
  path: 'peers',
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/peers/peers-page.tsx'), 'PeersPage'),
});

const retention = createRoute({
  getParentRoute: () => desk,
  path: 'retention',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/retention/retention.tsx'), 'RetentionPage'),
});

const preview = createRoute({
  getParentRoute: () => desk,
  path: 'figures/$period',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/figures/preview.tsx'), 'Preview'),
});

const allLeft = createRoute({
  getParentRoute: () => desk,
  path: 'figures/left',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/figures/left-page.tsx'), 'LeftPage'),
});

const mandate = createRoute({
  getParentRoute: () => desk,
  path: 'settings/mandate',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: mandatePage,
});

const ownWords = createRoute({
  getParentRoute: () => desk,
  path: 'settings/texts',
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./settings/own-words-page.tsx'), 'OwnWordsPage'),
});

const learning = createRoute({
  getParentRoute: () => desk,
  path: 'learning',
  beforeLoad: onlyLetIn,
  validateSearch: learningSearch,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/learning/learning-page.tsx'), 'LearningPage'),
});

const campaigns = createRoute({
  getParentRoute: () => desk,
  path: 'campaigns',
  beforeLoad: onlyLetIn,
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./desk/campaigns/campaigns.tsx'), 'Campaigns'),
});

const settings = createRoute({
  getParentRoute: () => desk,
  path: 'settings',
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});

const setup = createRoute({
  getParentRoute: () => desk,
  path: 'setup',
  loader: withTexts('desk'),
  component: lazyRouteComponent(() => import('./settings/setup-page.tsx'), 'SetupPage'),
});

const deskAccount = createRoute({
  getParentRoute: () => desk,
  path: 'account',
  loader: withTexts('office'),
  component: accountPage,
});
const deskTeam = createRoute({
  getParentRoute: () => desk,
  path: 'team',
  loader: withTexts('office'),
  component: teamPage,
});
const deskKeys = createRoute({
  getParentRoute: () => desk,
  path: 'keys',
  loader: withTexts('office'),
  component: keysPage,
});
const deskAudit = createRoute({
  getParentRoute: () => desk,
  path: 'audit',
  loader: withTexts('office'),
  component: auditPage,
});

const tree = root.addChildren([
  home,
  desk.addChildren([
    deskStart,
    waiting,
    today,
    caseList,
    casePage,
    planPaper,
    casePaper,
    letterPaper,
    papers,
    templates,
    trajectory,
    menuPage,
    handOver,
    handovers,
    lines,
    consultations,
    services,
    intake,
    figures,
    preview,
    allLeft,
    peers,
    retention,
    campaigns,
    settings,
    ownWords,
    mandate,
    learning,
    setup,
    deskAccount,
    deskTeam,
    deskKeys,
    deskAudit,
  ]),
  regionRoutes,
]);

function stringifySearch(search: Record<string, unknown>): string {
  const words = Object.entries(search).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return words.length === 0 ? '' : `?${new URLSearchParams(words)}`;
}

function createScreens(context: RouteContext) {
  return createRouter({
    routeTree: tree,
    context,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
    // Plain words in the address, readable and easy to pass on, instead of JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createScreens>;
  }
}

/** Every screen of the program, for somebody who is signed in. */
export function Screens({ session }: { session: Session }) {
  const { i18n: texts } = useTranslation();
  const [router] = useState(() => createScreens({ session, texts }));
  const { letIn } = session;
  const { id, role } = session.account;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these decide where one may be
  useEffect(() => void router.invalidate(), [router, letIn, id, role]);
  return <RouterProvider router={router} context={{ session, texts }} />;
}
