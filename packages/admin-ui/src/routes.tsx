import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
  redirect,
} from '@tanstack/react-router';
import { useMemo } from 'react';
import { CASE_FILTERS, type CaseFilter } from './api/cases.ts';
import { TREND_MEASURES, TREND_TABLES, type TrendMeasure, type TrendTable } from './api/region.ts';
import type { NodeRole, Session } from './api/session.ts';
import { Broken } from './frame/broken.tsx';
import { Frame } from './frame/frame.tsx';
import { NotFound } from './frame/not-found.tsx';
import { TREND_VIEWS, type TrendView } from './region/trend/view.ts';

interface Context {
  session: Session;
}

const root = createRootRouteWithContext<Context>()({
  component: Frame,
  notFoundComponent: NotFound,
});

const HOME = { point: '/desk/cases', coordinator: '/region/trend' } as const;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: HOME[context.session.node.role] });
  },
});

/** The desk exists at a point, the region's view at a coordinator; elsewhere one is sent home. */
function onlyAt(role: NodeRole) {
  return ({ context }: { context: Context }) => {
    const here = context.session.node.role;
    if (here !== role) throw redirect({ to: HOME[here] });
  };
}

const desk = createRoute({
  getParentRoute: () => root,
  path: 'desk',
  beforeLoad: onlyAt('point'),
});

const deskStart = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk/cases', replace: true });
  },
});

/** A value of the address when it is one of those allowed, else undefined. */
function oneOf<Value extends string>(allowed: readonly Value[], value: unknown): Value | undefined {
  return allowed.find((candidate) => candidate === value);
}

interface CaseListSearch {
  state?: CaseFilter;
  q?: string;
}

const caseList = createRoute({
  getParentRoute: () => desk,
  path: 'cases',
  validateSearch: (search: Record<string, unknown>): CaseListSearch => {
    const state = oneOf(CASE_FILTERS, search.state);
    const q = String(search.q ?? '').replaceAll(/\D/g, '');
    return { ...(state && { state }), ...(q && { q }) };
  },
  component: lazyRouteComponent(() => import('./desk/case-list/case-list.tsx'), 'CaseList'),
});

const casePage = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$caseId',
  component: lazyRouteComponent(() => import('./desk/case/case-page.tsx'), 'CasePage'),
});

const figures = createRoute({
  getParentRoute: () => desk,
  path: 'figures',
  component: lazyRouteComponent(() => import('./desk/figures/figures.tsx'), 'Figures'),
});

const preview = createRoute({
  getParentRoute: () => desk,
  path: 'figures/$period',
  component: lazyRouteComponent(() => import('./desk/figures/preview.tsx'), 'Preview'),
});

const region = createRoute({
  getParentRoute: () => root,
  path: 'region',
  beforeLoad: onlyAt('coordinator'),
});

const regionStart = createRoute({
  getParentRoute: () => region,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/region/trend', replace: true });
  },
});

interface TrendSearch {
  measure?: TrendMeasure;
  table?: TrendTable;
  view?: TrendView;
  code?: string;
}

const trend = createRoute({
  getParentRoute: () => region,
  path: 'trend',
  validateSearch: (search: Record<string, unknown>): TrendSearch => {
    const measure = oneOf(TREND_MEASURES, search.measure);
    const table = oneOf(TREND_TABLES, search.table);
    const view = oneOf(TREND_VIEWS, search.view);
    const code = typeof search.code === 'string' ? search.code : undefined;
    return {
      ...(measure && { measure }),
      ...(table && { table }),
      ...(view && { view }),
      ...(code && { code }),
    };
  },
  component: lazyRouteComponent(() => import('./region/trend/trend.tsx'), 'TrendPage'),
});

const overview = createRoute({
  getParentRoute: () => region,
  path: 'overview',
  component: lazyRouteComponent(() => import('./region/overview/overview.tsx'), 'OverviewPage'),
});

const tree = root.addChildren([
  home,
  desk.addChildren([deskStart, caseList, casePage, figures, preview]),
  region.addChildren([regionStart, trend, overview]),
]);

function stringifySearch(search: Record<string, unknown>): string {
  const words = Object.entries(search).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return words.length === 0 ? '' : `?${new URLSearchParams(words)}`;
}

function createScreens(session: Session) {
  return createRouter({
    routeTree: tree,
    context: { session },
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
  const router = useMemo(() => createScreens(session), [session]);
  return <RouterProvider router={router} />;
}
