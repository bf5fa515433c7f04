import { lazyRouteComponent } from '@tanstack/react-router';

/** Screens of the region, each loaded when somebody goes there. */
export const overviewPage = lazyRouteComponent(
  () => import('./overview/overview.tsx'),
  'OverviewPage',
);
export const membersPage = lazyRouteComponent(
  () => import('./members/members-page.tsx'),
  'MembersPage',
);
export const barriersPage = lazyRouteComponent(
  () => import('./barriers/barriers-page.tsx'),
  'BarriersPage',
);
export const reportPage = lazyRouteComponent(
  () => import('./report/report-page.tsx'),
  'ReportPage',
);
export const dataPage = lazyRouteComponent(() => import('./data/data-page.tsx'), 'DataPage');
