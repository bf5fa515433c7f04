import { lazyRouteComponent } from '@tanstack/react-router';

/** Screens that both roles have, each loaded when somebody goes there. */
export const accountPage = lazyRouteComponent(
  () => import('../account/account.tsx'),
  'AccountPage',
);
export const teamPage = lazyRouteComponent(() => import('../team/team.tsx'), 'TeamPage');
export const keysPage = lazyRouteComponent(() => import('../keys/keys.tsx'), 'KeysPage');
export const auditPage = lazyRouteComponent(() => import('../audit/audit.tsx'), 'AuditPage');
