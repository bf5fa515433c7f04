import type { Session } from '../api/session.ts';

const DESK = {
  today: { to: '/desk/today', text: 'today' },
  cases: { to: '/desk/cases', text: 'cases' },
  intake: { to: '/desk/intake', text: 'intake' },
  lines: { to: '/desk/lines', text: 'lines' },
  consultations: { to: '/desk/consultations', text: 'consultations' },
  figures: { to: '/desk/figures', text: 'figures' },
  handovers: { to: '/desk/handovers', text: 'handovers' },
  peers: { to: '/desk/peers', text: 'peers' },
  learning: { to: '/desk/learning', text: 'learning' },
  papers: { to: '/desk/papers', text: 'papers' },
  retention: { to: '/desk/retention', text: 'retention' },
  team: { to: '/desk/team', text: 'team' },
  keys: { to: '/desk/keys', text: 'keys' },
  audit: { to: '/desk/audit', text: 'audit' },
  campaigns: { to: '/desk/campaigns', text: 'campaigns' },
  settings: { to: '/desk/settings', text: 'settings' },
  setup: { to: '/desk/setup', text: 'setup' },
} as const;
const REGION = {
  trend: { to: '/region/trend', text: 'trend' },
  overview: { to: '/region/overview', text: 'overview' },
  barriers: { to: '/region/barriers', text: 'barriers' },
  members: { to: '/region/members', text: 'members' },
  report: { to: '/region/report', text: 'report' },
  openData: { to: '/region/data', text: 'openData' },
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

/** Whether somebody handles cases here, and so hears what happens to them. */
export function hearsLive({ account, node, letIn }: Session): boolean {
  return node.role === 'point' && letIn && account.role !== 'administrator';
}

/** What the menu offers: the node decides what somebody may do, this only what they would try. */
export interface Menu {
  /** What the work is, in sight. */
  readonly main: readonly Place[];
  /** What is looked at now and then, behind one button. */
  readonly more: readonly Place[];
}

export function menuOf(session: Session): Menu {
  const { account, node } = session;
  if (node.role === 'coordinator') return regionMenu(account.role);
  if (account.role === 'administrator')
    return { main: [DESK.team, DESK.peers, DESK.audit], more: [] };
  if (isWaiting(session)) return { main: [], more: [] };
  const main = [DESK.today, DESK.cases, DESK.intake, DESK.lines];
  const among = [DESK.handovers, DESK.consultations, DESK.campaigns];
  const more = [...among, DESK.figures, DESK.learning, DESK.papers];
  if (account.role !== 'lead') return { main, more };
  const leads = [DESK.settings, DESK.team, DESK.peers, DESK.retention, DESK.keys, DESK.audit];
  return { main: node.setUp ? main : [DESK.setup, ...main], more: [...more, ...leads] };
}

function regionMenu(role: Session['account']['role']): Menu {
  const { trend, overview, barriers, report, openData } = REGION;
  if (role === 'administrator') return { main: [REGION.team, REGION.audit], more: [] };
  const main = [trend, overview, barriers, report, REGION.members];
  if (role !== 'keeper') return { main, more: [openData] };
  return { main, more: [openData, REGION.team, REGION.keys, REGION.audit] };
}

/** Every place where somebody can go. */
export function placesOf(session: Session): readonly Place[] {
  const { main, more } = menuOf(session);
  return [...main, ...more];
}

/** Where somebody begins. */
export function homeOf(session: Session): Place['to'] | '/desk/waiting' {
  return placesOf(session)[0]?.to ?? '/desk/waiting';
}
