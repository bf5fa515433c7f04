import type { Role } from '../system/config.ts';
import { HANDLING } from './handling.ts';
import type { AccountRole, SessionStage } from './tables.ts';

/** Who may call an address. A `reporter` shows a receipt code, not a session. */
export type Caller = 'everybody' | 'reporter' | 'signed-in' | readonly AccountRole[];

/** One address of a node and who may call it; the path as in the OpenAPI document. */
export interface Privilege {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly path: string;
  readonly who: Caller;
  /** In which role of node the address exists; without: in both. */
  readonly role?: Role;
  /** How far the signing in must have come; without: all the way. */
  readonly stages?: readonly SessionStage[];
}

const LEAD = ['lead'] as const;
const REGION = ['analyst', 'keeper'] as const;
/** Who answers for a team: of the desk, of the region, and of the machine. */
const TEAM = ['lead', 'keeper', 'administrator'] as const;

const ANY_STAGE = ['second-factor', 'vault', 'enrolment', 'open'] as const;
/** Ways to sign in are set up before the first case is seen, and changed later. */
const ENROLLING = ['enrolment', 'open'] as const;

const everybody = { who: 'everybody' } as const;
const reporter = { who: 'reporter', role: 'point' } as const;
const citizen = { who: 'everybody', role: 'point' } as const;
const handlers = { who: HANDLING, role: 'point' } as const;
const lead = { who: LEAD, role: 'point' } as const;
const connected = { who: ['lead', 'administrator'], role: 'point' } as const;
/** Who looks after the connection with whoever stands above. */
const below = { who: ['lead', 'administrator', ...REGION] } as const;
const leaders = { who: ['lead', 'keeper'] } as const;
const region = { who: REGION, role: 'coordinator' } as const;
/** Who answers for which towns belong to a region. */
const keeper = { who: ['keeper'], role: 'coordinator' } as const;
const team = { who: TEAM } as const;
const enrolling = { who: 'signed-in', stages: ENROLLING } as const;

/**
 * Every address of a node and who may call it. Under `/api` the guard keeps to this table: what is
 * not in it is refused. An administrator is technical and is in no row that leads to a case.
 */
export const PRIVILEGES: readonly Privilege[] = [
  { method: 'GET', path: '/', ...everybody },
  { method: 'GET', path: '/privacy', ...citizen },
  { method: 'GET', path: '/accessibility', ...citizen },
  { method: 'GET', path: '/help', ...citizen },
  { method: 'GET', path: '/verify', ...citizen },
  { method: 'POST', path: '/verify', ...citizen },
  { method: 'GET', path: '/exit', ...citizen },
  { method: 'GET', path: '/kiosk', ...citizen },
  { method: 'POST', path: '/kiosk', ...citizen },
  { method: 'GET', path: '/kiosk/reset', ...citizen },
  { method: 'POST', path: '/kiosk/reset', ...citizen },
  { method: 'GET', path: '/report', ...citizen },
  { method: 'GET', path: '/report/{question}', ...citizen },
  { method: 'POST', path: '/report/{question}', ...citizen },
  { method: 'GET', path: '/report/files', ...citizen },
  { method: 'POST', path: '/report/files', ...citizen },
  { method: 'POST', path: '/report/files/remove', ...citizen },
  { method: 'OPTIONS', path: '/uploads', ...citizen },
  { method: 'POST', path: '/uploads', ...citizen },
  { method: 'OPTIONS', path: '/uploads/{id}', ...citizen },
  { method: 'GET', path: '/uploads/{id}', ...citizen },
  { method: 'PATCH', path: '/uploads/{id}', ...citizen },
  { method: 'POST', path: '/uploads/{id}', ...citizen },
  { method: 'DELETE', path: '/uploads/{id}', ...citizen },
  { method: 'GET', path: '/report/check', ...citizen },
  { method: 'POST', path: '/report/save', ...citizen },
  { method: 'GET', path: '/report/saved', ...citizen },
  { method: 'POST', path: '/report/send', ...citizen },
  { method: 'GET', path: '/report/receipt', ...citizen },
  { method: 'GET', path: '/report/receipt.jws', ...citizen },
  { method: 'POST', path: '/report/new', ...citizen },
  { method: 'POST', path: '/report/again', ...reporter },
  { method: 'GET', path: '/follow', ...citizen },
  { method: 'POST', path: '/follow', ...citizen },
  { method: 'GET', path: '/follow/receipt', ...reporter },
  { method: 'GET', path: '/follow/receipt.jws', ...reporter },
  { method: 'POST', path: '/follow/answer', ...reporter },
  { method: 'POST', path: '/follow/file', ...reporter },
  { method: 'GET', path: '/follow/files/{id}', ...reporter },
  { method: 'GET', path: '/follow/copy', ...reporter },
  { method: 'GET', path: '/follow/copy.json', ...reporter },
  { method: 'GET', path: '/follow/erase', ...reporter },
  { method: 'POST', path: '/follow/erase', ...reporter },
  { method: 'GET', path: '/follow/files', ...reporter },
  { method: 'GET', path: '/follow/said', ...reporter },
  { method: 'GET', path: '/follow/said/{part}', ...reporter },
  { method: 'POST', path: '/follow/said/{part}', ...reporter },
  { method: 'GET', path: '/follow/withdraw', ...reporter },
  { method: 'POST', path: '/follow/withdraw', ...reporter },
  { method: 'GET', path: '/follow/resume', ...reporter },
  { method: 'POST', path: '/follow/resume', ...reporter },
  { method: 'GET', path: '/follow/consents', ...reporter },
  { method: 'POST', path: '/follow/consents', ...reporter },
  { method: 'POST', path: '/follow/consents/{id}', ...reporter },
  { method: 'GET', path: '/follow/email', ...reporter },
  { method: 'POST', path: '/follow/email', ...reporter },
  { method: 'GET', path: '/follow/feedback', ...reporter },
  { method: 'POST', path: '/follow/feedback', ...reporter },
  { method: 'GET', path: '/follow/data', ...reporter },
  { method: 'GET', path: '/follow/openings', ...reporter },
  { method: 'POST', path: '/follow/leave', ...citizen },
  { method: 'GET', path: '/erased/{id}', ...citizen },
  { method: 'GET', path: '/erased/{id}/proof', ...citizen },
  { method: 'GET', path: '/points', ...citizen },
  { method: 'GET', path: '/figures', ...everybody },
  { method: 'GET', path: '/figures.csv', ...everybody },
  { method: 'GET', path: '/people/{id}', ...citizen },
  { method: 'GET', path: '/calendar/{secret}', ...citizen },
  { method: 'GET', path: '/codes', ...everybody },
  { method: 'GET', path: '/codes/{list}', ...everybody },
  { method: 'GET', path: '/healthz', ...everybody },
  { method: 'GET', path: '/readyz', ...everybody },
  { method: 'GET', path: '/.well-known/openid-federation', ...everybody },
  { method: 'POST', path: '/federation/inbox', ...everybody },
  { method: 'GET', path: '/federation/directory', who: 'everybody', role: 'coordinator' },
  { method: 'GET', path: '/federation/fetch', who: 'everybody', role: 'coordinator' },
  { method: 'GET', path: '/federation/historical-keys', ...everybody },
  { method: 'GET', path: '/federation/list', who: 'everybody', role: 'coordinator' },
  { method: 'GET', path: '/federation/trust-mark', who: 'everybody', role: 'coordinator' },
  { method: 'GET', path: '/desk', ...citizen },
  { method: 'GET', path: '/desk/*', ...citizen },
  { method: 'GET', path: '/region', who: 'everybody', role: 'coordinator' },
  { method: 'GET', path: '/region/*', who: 'everybody', role: 'coordinator' },

  { method: 'GET', path: '/api/openapi.json', ...everybody },
  { method: 'GET', path: '/api/docs', ...everybody },
  { method: 'GET', path: '/api/sign-in-ways', ...everybody },
  { method: 'GET', path: '/api/session', who: 'signed-in', stages: ANY_STAGE },
  { method: 'GET', path: '/api/session/drafts-key', ...handlers },
  { method: 'POST', path: '/api/session', ...everybody },
  { method: 'DELETE', path: '/api/session', ...everybody },
  { method: 'POST', path: '/api/session/second-factor', who: 'signed-in', stages: ANY_STAGE },
  { method: 'POST', path: '/api/session/passkey/options', ...everybody },
  { method: 'POST', path: '/api/session/passkey', ...everybody },
  { method: 'POST', path: '/api/session/stay', who: 'signed-in', stages: ANY_STAGE },
  { method: 'GET', path: '/api/session/oidc', ...everybody },
  { method: 'GET', path: '/api/session/oidc/callback', ...everybody },
  { method: 'DELETE', path: '/api/sessions', ...enrolling },
  { method: 'POST', path: '/api/invitation', ...everybody },
  { method: 'POST', path: '/api/invitation/accept', ...everybody },

  { method: 'GET', path: '/api/account', ...enrolling },
  { method: 'POST', path: '/api/account/totp', ...enrolling },
  { method: 'PUT', path: '/api/account/totp', ...enrolling },
  { method: 'DELETE', path: '/api/account/totp', who: 'signed-in' },
  { method: 'POST', path: '/api/account/passkeys/options', ...enrolling },
  { method: 'POST', path: '/api/account/passkeys', ...enrolling },
  { method: 'DELETE', path: '/api/account/passkeys/{id}', who: 'signed-in' },
  { method: 'POST', path: '/api/account/recovery-codes', who: 'signed-in' },
  { method: 'POST', path: '/api/account/password', who: 'signed-in' },
  { method: 'POST', path: '/api/account/oidc', who: 'signed-in' },
  { method: 'DELETE', path: '/api/account/oidc', who: 'signed-in' },

  { method: 'GET', path: '/api/team', ...team },
  { method: 'POST', path: '/api/team', ...team },
  { method: 'POST', path: '/api/team/{id}/let-in', ...lead },
  { method: 'POST', path: '/api/team/{id}/leave', ...team },
  { method: 'POST', path: '/api/team/{id}/role', ...team },
  { method: 'POST', path: '/api/team/{id}/reset', ...team },
  { method: 'GET', path: '/api/audit', ...team },
  { method: 'GET', path: '/api/keys', ...leaders },
  { method: 'POST', path: '/api/keys/rotate', ...lead },
  { method: 'POST', path: '/api/keys/recovery-sheet', ...leaders },

  { method: 'GET', path: '/api/intake/form', ...handlers },
  { method: 'POST', path: '/api/intake/filings', ...handlers },
  { method: 'POST', path: '/api/intake/reuse', ...handlers },
  { method: 'GET', path: '/api/me/calendar', ...handlers },
  { method: 'POST', path: '/api/me/calendar', ...handlers },
  { method: 'DELETE', path: '/api/me/calendar', ...handlers },
  { method: 'GET', path: '/api/me/card', ...handlers },
  { method: 'PUT', path: '/api/me/card', ...handlers },
  { method: 'DELETE', path: '/api/me/card', ...handlers },
  { method: 'PUT', path: '/api/me/card/photo', ...handlers },
  { method: 'DELETE', path: '/api/me/card/photo', ...handlers },
  { method: 'GET', path: '/api/today', ...handlers },
  { method: 'GET', path: '/api/live', ...handlers },
  { method: 'GET', path: '/api/views', ...handlers },
  { method: 'PUT', path: '/api/views/{id}', ...handlers },
  { method: 'DELETE', path: '/api/views/{id}', ...handlers },
  { method: 'GET', path: '/api/me/mail', ...handlers },
  { method: 'PUT', path: '/api/me/mail', ...handlers },
  { method: 'DELETE', path: '/api/me/mail', ...handlers },
  { method: 'GET', path: '/api/cases', ...handlers },
  { method: 'POST', path: '/api/cases/search', ...handlers },
  { method: 'GET', path: '/api/cases/{id}', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/acts', ...handlers },
  { method: 'GET', path: '/api/colleagues', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/merge', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/unmerge', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/split', ...handlers },
  { method: 'GET', path: '/api/campaigns', ...handlers },
  { method: 'POST', path: '/api/campaigns', ...handlers },
  { method: 'GET', path: '/api/campaigns/candidates', ...handlers },
  { method: 'PUT', path: '/api/campaigns/{id}', ...handlers },
  { method: 'POST', path: '/api/campaigns/{id}/cases', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/regime', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/terms/{tid}', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/terms/{tid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/extensions/{tid}', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/extensions/letter', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/consents', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/people/{pid}', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/people/{pid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/people/{pid}/mediation', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/contacts', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/contacts/{cid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/not-heard', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/conferences/{cid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/conferences/{cid}/guests/{gid}', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/conferences/{cid}/guests/{gid}', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/conferences/{cid}/guests/{gid}/shown', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/conferences/{cid}/steps', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/decisions', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/decisions/{did}', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/barriers', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/barriers/{bid}', ...handlers },
  { method: 'GET', path: '/api/decisions/asked', ...handlers },
  { method: 'GET', path: '/api/mandates', ...handlers },
  { method: 'PUT', path: '/api/mandates', ...lead },
  { method: 'GET', path: '/api/learning', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/plan/sheet', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/plan/goals/{gid}', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/plan/goals/{gid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/plan/steps/{sid}', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/plan/steps/{sid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/plan/help/{hid}', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/plan/help/{hid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/trajectory', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/trajectory', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/look-backs/{lid}', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/look-backs/{lid}', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/look-backs/{lid}/outcome', ...handlers },
  { method: 'GET', path: '/api/trajectories/{id}', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/attachments/{aid}', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/attachments/{aid}/view', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/templates', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/letters/{lid}', ...handlers },
  { method: 'GET', path: '/api/handovers', ...handlers },
  { method: 'GET', path: '/api/handovers/points', ...handlers },
  { method: 'GET', path: '/api/handovers/{id}', ...handlers },
  { method: 'POST', path: '/api/handovers/{id}/withdraw', ...handlers },
  { method: 'POST', path: '/api/handovers/{id}/accept', ...handlers },
  { method: 'POST', path: '/api/handovers/{id}/reject', ...handlers },
  { method: 'POST', path: '/api/handovers/{id}/take-in', ...handlers },
  { method: 'POST', path: '/api/handovers/{id}/take-back', ...handlers },
  { method: 'POST', path: '/api/handovers/{id}/remind', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/handover', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/handover', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/handover/preview', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/handover/consents', ...handlers },
  { method: 'GET', path: '/api/templates', ...handlers },
  { method: 'PUT', path: '/api/templates/{tid}/{language}', ...lead },
  { method: 'DELETE', path: '/api/templates/{tid}/{language}', ...lead },
  { method: 'GET', path: '/api/papers/form', ...handlers },
  { method: 'GET', path: '/api/papers/form/sheet', ...handlers },
  { method: 'GET', path: '/api/papers/cases', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/export', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/hold', ...handlers },
  { method: 'DELETE', path: '/api/cases/{id}/hold', ...handlers },
  { method: 'PUT', path: '/api/cases/{id}/retention', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/erasure', ...handlers },
  { method: 'GET', path: '/api/setup', ...lead },
  { method: 'POST', path: '/api/setup/trial', ...lead },
  { method: 'GET', path: '/api/settings', ...lead },
  { method: 'PUT', path: '/api/settings', ...lead },
  { method: 'GET', path: '/api/settings/terms', ...lead },
  { method: 'PUT', path: '/api/settings/terms', ...lead },
  { method: 'GET', path: '/api/settings/releases', ...lead },
  { method: 'PUT', path: '/api/settings/releases', ...lead },
  { method: 'GET', path: '/api/lines', ...handlers },
  { method: 'POST', path: '/api/lines', ...handlers },
  { method: 'POST', path: '/api/lines/vcards', ...handlers },
  { method: 'PUT', path: '/api/lines/{id}', ...handlers },
  { method: 'DELETE', path: '/api/lines/{id}', ...handlers },
  { method: 'POST', path: '/api/lines/{id}/verify', ...handlers },
  { method: 'PUT', path: '/api/lines/{id}/known', ...handlers },
  { method: 'GET', path: '/api/lines/{id}/vcard', ...handlers },
  { method: 'GET', path: '/api/consultations', ...handlers },
  { method: 'GET', path: '/api/consultations/points', ...handlers },
  { method: 'PUT', path: '/api/consultations/{id}', ...handlers },
  { method: 'POST', path: '/api/consultations/{id}/answer', ...handlers },
  { method: 'POST', path: '/api/consultations/{id}/thanks', ...handlers },
  { method: 'POST', path: '/api/consultations/{id}/again', ...handlers },
  { method: 'GET', path: '/api/shared-cards', ...handlers },
  { method: 'PUT', path: '/api/shared-cards/{id}', ...handlers },
  { method: 'DELETE', path: '/api/shared-cards/{id}', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/lines', ...handlers },
  { method: 'POST', path: '/api/cases/{id}/lines/{line}/contact', ...handlers },
  { method: 'GET', path: '/api/cases/{id}/menu', ...handlers },
  { method: 'GET', path: '/api/services', ...handlers },
  { method: 'PUT', path: '/api/services/{id}', ...handlers },
  { method: 'POST', path: '/api/services/{id}/verify', ...handlers },
  { method: 'DELETE', path: '/api/services/{id}', ...lead },
  { method: 'GET', path: '/api/services/export', ...lead },
  { method: 'POST', path: '/api/services/import', ...lead },
  { method: 'GET', path: '/api/retention', ...lead },
  { method: 'POST', path: '/api/retention/rules/preview', ...lead },
  { method: 'PUT', path: '/api/retention/rules', ...lead },
  { method: 'POST', path: '/api/retention/run', ...lead },
  { method: 'GET', path: '/api/releases', ...handlers },
  { method: 'GET', path: '/api/releases/left', ...handlers },
  { method: 'GET', path: '/api/releases/left.csv', ...handlers },
  { method: 'GET', path: '/api/releases/{period}/preview', ...handlers },
  { method: 'POST', path: '/api/releases/{period}/preparation', ...handlers },
  { method: 'POST', path: '/api/releases/{period}', ...handlers },
  { method: 'PUT', path: '/api/releases/{period}/hold', ...handlers },
  { method: 'DELETE', path: '/api/releases/{period}/hold', ...handlers },
  { method: 'GET', path: '/api/above', ...below },
  { method: 'GET', path: '/api/peers', ...connected },
  { method: 'POST', path: '/api/peers/messages/{jti}/again', ...connected },
  { method: 'GET', path: '/api/peers/messages/{jti}/receipt', ...connected },

  { method: 'GET', path: '/api/region/overview', ...region },
  { method: 'GET', path: '/api/region/members', ...region },
  { method: 'POST', path: '/api/region/members', ...keeper },
  { method: 'POST', path: '/api/region/members/look', ...keeper },
  { method: 'POST', path: '/api/region/members/suspend', ...keeper },
  { method: 'POST', path: '/api/region/members/resume', ...keeper },
  { method: 'POST', path: '/api/region/members/remove', ...keeper },
  { method: 'POST', path: '/api/region/members/remind', ...region },
  { method: 'GET', path: '/api/region/trend', ...region },
  { method: 'GET', path: '/api/region/trend.csv', ...region },
  { method: 'GET', path: '/api/region/open-data.csv', ...region },
  { method: 'GET', path: '/api/region/open-data.csv-metadata.json', ...region },
  { method: 'GET', path: '/api/region/open-data.json', ...region },
  { method: 'GET', path: '/api/region/open-data.sdmx.csv', ...region },
  { method: 'GET', path: '/api/region/map', ...region },
  { method: 'PUT', path: '/api/region/map', ...keeper },
  { method: 'DELETE', path: '/api/region/map', ...keeper },
  { method: 'GET', path: '/api/region/open-data', ...region },
  { method: 'GET', path: '/api/region/report', ...region },
  { method: 'GET', path: '/api/region/dhis2/mapping', ...keeper },
  { method: 'PUT', path: '/api/region/dhis2/mapping', ...keeper },
  { method: 'GET', path: '/api/region/dhis2/{period}/check', ...region },
  { method: 'GET', path: '/api/region/dhis2/{period}', ...region },
];

const OPEN: readonly SessionStage[] = ['open'];

/** The row of an address, named as the router names it; undefined for what nobody listed. */
export function privilegeOf(
  role: Role,
  route: { method: string; path: string },
): Privilege | undefined {
  const path = route.path.replaceAll(/:(\w+)[^/]*/g, '{$1}');
  return PRIVILEGES.find(
    (row) =>
      row.method === route.method &&
      row.path === path &&
      (row.role === undefined || row.role === role),
  );
}

/** The stages of signing in that an address takes. */
export function stagesOf(privilege: Privilege): readonly SessionStage[] {
  return privilege.stages ?? OPEN;
}

/** The table as Markdown, one line for each address. */
export function privilegesTable(): string {
  const rows = PRIVILEGES.map((row) => {
    const who = typeof row.who === 'string' ? WORDS[row.who] : row.who.join(', ');
    const stages = row.stages ? stagesIn(row.stages) : '';
    return `| \`${row.method} ${row.path}\` | ${row.role ?? 'both'} | ${who}${stages} |`;
  });
  return ['| address | node | who |', '| --- | --- | --- |', ...rows].join('\n');
}

const WORDS = {
  everybody: 'everybody',
  reporter: 'a reporter with the receipt code',
  'signed-in': 'who is signed in',
} as const;

function stagesIn(stages: readonly SessionStage[]): string {
  return stages === ANY_STAGE ? ', however far' : ', or sets up a second step';
}
