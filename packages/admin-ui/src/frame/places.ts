import type { Session } from '../api/session.ts';

const DESK = {
  cases: { to: '/desk/cases', text: 'cases' },
  intake: { to: '/desk/intake', text: 'intake' },
  figures: { to: '/desk/figures', text: 'figures' },
  retention: { to: '/desk/retention', text: 'retention' },
  team: { to: '/desk/team', text: 'team' },
  keys: { to: '/desk/keys', text: 'keys' },
  audit: { to: '/desk/audit', text: 'audit' },
} as const;
const REGION = {
  trend: { to: '/region/trend', text: 'trend' },
  overview: { to: '/region/overview', text: 'overview' },
  team: { to: '/region/team', text: 'team' },
  keys: { to: '/region/keys', text: 'keys' },
  audit: { to: '/region/audit', text: 'audit' },
} as const;

type PlaceOf<Places> = Places[keyof Places];
export type Place = PlaceOf<typeof DESK> | PlaceOf<typeof REGION>;

/** Whether somebody who is to handle cases has not been let in to them yet. */
export function isWaiting({ account, node, letIn }: Session): boolean {
  const handles = account.role === 'worker' || account.role === 'lead';
  return node.role === 'point' && handles && !letIn;
}

/** What the menu offers: the node decides what somebody may do, this only what they would try. */
export function placesOf(session: Session): readonly Place[] {
  const { account, node } = session;
  if (node.role === 'coordinator') {
    const figures = [REGION.trend, REGION.overview];
    if (account.role === 'keeper') return [...figures, REGION.team, REGION.keys, REGION.audit];
    return account.role === 'administrator' ? [REGION.team, REGION.audit] : figures;
  }
  if (account.role === 'administrator') return [DESK.team, DESK.audit];
  if (isWaiting(session)) return [];
  const work = [DESK.cases, DESK.intake, DESK.figures];
  return account.role === 'lead'
    ? [...work, DESK.retention, DESK.team, DESK.keys, DESK.audit]
    : work;
}

/** Where somebody begins. */
export function homeOf(session: Session): Place['to'] | '/desk/waiting' {
  return placesOf(session)[0]?.to ?? '/desk/waiting';
}
