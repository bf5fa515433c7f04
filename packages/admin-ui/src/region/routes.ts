import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { accountPage, auditPage, keysPage, teamPage } from '../access/lazy-pages.ts';
import { goHome, onlyAt, withTexts } from '../frame/guards.ts';
import { root } from '../frame/root-route.ts';
import { dataSearch } from './data/data-search.ts';
import { barriersPage, dataPage, membersPage, overviewPage, reportPage } from './lazy-pages.ts';
import { overviewSearch } from './overview/overview-search.ts';
import { trendSearch } from './trend/ask.ts';

const region = createRoute({
  getParentRoute: () => root,
  path: 'region',
  beforeLoad: onlyAt('coordinator'),
});

const regionStart = createRoute({ getParentRoute: () => region, path: '/', beforeLoad: goHome });

const trend = createRoute({
  getParentRoute: () => region,
  path: 'trend',
  validateSearch: trendSearch,
  loader: withTexts('region'),
  component: lazyRouteComponent(() => import('./trend/trend.tsx'), 'TrendPage'),
});

const overview = createRoute({
  getParentRoute: () => region,
  path: 'overview',
  validateSearch: overviewSearch,
  loader: withTexts('region'),
  component: overviewPage,
});
const members = createRoute({
  getParentRoute: () => region,
  path: 'members',
  loader: withTexts('region'),
  component: membersPage,
});
const barriers = createRoute({
  getParentRoute: () => region,
  path: 'barriers',
  loader: withTexts('region'),
  component: barriersPage,
});

const report = createRoute({
  getParentRoute: () => region,
  path: 'report',
  loader: withTexts('region'),
  component: reportPage,
});
const reportOfYear = createRoute({
  getParentRoute: () => region,
  path: 'report/$year',
  loader: withTexts('region'),
  component: reportPage,
});

const openData = createRoute({
  getParentRoute: () => region,
  path: 'data',
  validateSearch: dataSearch,
  loader: withTexts('region'),
  component: dataPage,
});

const regionAccount = createRoute({
  getParentRoute: () => region,
  path: 'account',
  loader: withTexts('office'),
  component: accountPage,
});
const regionTeam = createRoute({
  getParentRoute: () => region,
  path: 'team',
  loader: withTexts('office'),
  component: teamPage,
});
const regionKeys = createRoute({
  getParentRoute: () => region,
  path: 'keys',
  loader: withTexts('office'),
  component: keysPage,
});
const regionAudit = createRoute({
  getParentRoute: () => region,
  path: 'audit',
  loader: withTexts('office'),
  component: auditPage,
});

/** Every screen of a region. */
export const regionRoutes = region.addChildren([
  regionStart,
  trend,
  overview,
  members,
  barriers,
  report,
  reportOfYear,
  openData,
  regionAccount,
  regionTeam,
  regionKeys,
  regionAudit,
]);
