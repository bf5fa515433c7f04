import type { Beholder } from './desk-scene.ts';

/** A screen of the desk, and who sees it; without: a worker who leads the team. */
export interface Screen {
  readonly who?: Beholder;
}

/** Every address of `routes.tsx`; what only sends on to another one is not here. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  'desk/waiting': { who: 'newcomer' },
  'desk/today': {},
  'desk/cases': {},
  'desk/cases/$caseId': {},
  'desk/cases/$caseId/plan': {},
  'desk/cases/$caseId/print': {},
  'desk/cases/$caseId/letters/$letterId': {},
  'desk/cases/$caseId/menu': {},
  'desk/cases/$caseId/handover': {},
  'desk/papers': {},
  'desk/templates': {},
  'desk/trajectories/$trajectoryId': {},
  'desk/lines': {},
  'desk/consultations': {},
  'desk/services': {},
  'desk/intake': {},
  'desk/figures': {},
  'desk/figures/$period': {},
  'desk/figures/left': {},
  'desk/handovers': {},
  'desk/peers': {},
  'desk/retention': {},
  'desk/settings': {},
  'desk/settings/mandate': {},
  'desk/settings/texts': {},
  'desk/setup': {},
  'desk/learning': {},
  'desk/campaigns': {},
  'desk/account': {},
  'desk/team': {},
  'desk/keys': {},
  'desk/audit': {},
  'region/trend': { who: 'keeper' },
  'region/overview': { who: 'keeper' },
  'region/members': { who: 'keeper' },
  'region/barriers': { who: 'keeper' },
  'region/report': { who: 'keeper' },
  'region/report/$year': { who: 'keeper' },
  'region/data': { who: 'keeper' },
  'region/account': { who: 'keeper' },
  'region/team': { who: 'keeper' },
  'region/keys': { who: 'keeper' },
  'region/audit': { who: 'keeper' },
};

/** What the page of a case is instead while another point is asked for it, has it, or had it. */
export const ELSEWHERE: readonly string[] = [
  'desk/cases/$anonymous',
  'desk/cases/$moved',
  'desk/cases/$arrived',
  'desk/cases/$back',
];
