import { codeList, topLevel } from '@nabij/protocol';
import { and, eq, gte, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { cases, filings } from '../tables.ts';
import { ENDED } from '../workflow.ts';
import type { Filters } from './filters.ts';
import { hasUnread } from './has-unread.ts';

/** For whom and on which day a list is made. */
export interface Beholder {
  readonly accountId: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly timeZone: string;
}

/** The days that "this week" looks ahead, today among them not counted. */
export const WEEK_DAYS = 7;

/** States in which nobody works on a case: ended, or gone on in another one. */
const RESTING = [...ENDED, 'MERGED'];
const WAITING = ['WAITING_CITIZEN', 'WAITING_OTHER'];

/** What a case must be to stand in a list. */
export function conditionOf(filters: Filters, by: Beholder): SQL | undefined {
  return and(...CONDITIONS.map((condition) => condition(filters, by)));
}

/** Whether the filters ask for what stands in the filing only. */
export function needsFiling({ language, channel }: Filters): boolean {
  return language !== undefined || channel !== undefined;
}

const CONDITIONS: readonly ((it: Filters, by: Beholder) => SQL | undefined)[] = [
  ({ state = 'open' }) => {
    if (state === 'all') return undefined;
    if (state === 'open') return notInArray(cases.state, RESTING);
    return state === 'closed' ? inArray(cases.state, RESTING) : eq(cases.state, state);
  },
  ({ q }) => (q === undefined ? undefined : eq(cases.number, q)),
  ({ owner }, { accountId }) => (owner === undefined ? undefined : hasOwner(owner, accountId)),
  ({ subject }) => (subject === undefined ? undefined : eq(cases.subject, subject)),
  ({ ground }) =>
    ground === undefined
      ? undefined
      : sql`${cases.grounds} && ${sql.param(withNarrower('ground', ground))}::text[]`,
  ({ domain }) =>
    domain === undefined ? undefined : inArray(cases.domain, withNarrower('domain', domain)),
  ({ care }) =>
    care === undefined
      ? undefined
      : sql`${cases.careCategories} && ${sql.param(underCare(care))}::text[]`,
  ({ regime }) => (regime === undefined ? undefined : eq(cases.regime, regime)),
  ({ due }, { today }) => {
    if (due === undefined) return undefined;
    if (due === 'none') return isNull(cases.dueOn);
    if (due === 'overdue') return lt(cases.dueOn, today);
    return and(gte(cases.dueOn, today), sql`${cases.dueOn} <= ${today}::date + ${WEEK_DAYS}::int`);
  },
  ({ campaign }) => (campaign === undefined ? undefined : eq(cases.campaignId, campaign)),
  ({ language }) => (language === undefined ? undefined : eq(filings.language, language)),
  ({ channel }) => (channel === undefined ? undefined : eq(filings.channel, channel)),
  ({ from }, { timeZone }) =>
    from === undefined ? undefined : sql`${cases.receivedAt} >= ${startOf(from, timeZone)}`,
  ({ to }, { timeZone }) =>
    to === undefined ? undefined : sql`${cases.receivedAt} < ${startOf(to, timeZone, 1)}`,
  ({ news }) => (news === undefined ? undefined : hasUnread(cases.id)),
  ({ waiting }) => {
    if (waiting === undefined) return undefined;
    const others = inArray(cases.state, WAITING);
    const unread = hasUnread(cases.id);
    return waiting === 'others'
      ? and(others, sql`not ${unread}`)
      : and(notInArray(cases.state, RESTING), or(sql`not ${others}`, unread));
  },
];

function hasOwner(owner: NonNullable<Filters['owner']>, accountId: string): SQL | undefined {
  const mine = eq(cases.ownerId, accountId);
  if (owner === 'me') return mine;
  if (owner === 'nobody') return isNull(cases.ownerId);
  if (owner === 'me-or-nobody') return or(isNull(cases.ownerId), mine);
  if (owner !== 'helping') return eq(cases.ownerId, owner);
  return sql`${cases.id} in (
    select case_id from case_supporters where account_id = ${accountId}::uuid)`;
}

/** When a day begins where the point is, summer or winter. */
function startOf(day: string, timeZone: string, later = 0): SQL {
  return sql`((${day}::date + ${later}::int)::timestamp at time zone ${timeZone}::text)`;
}

/** A care category, or a domain and all its categories. */
function underCare(code: string): string[] {
  const narrower = codeList('care_category').codes.filter(({ parent }) => parent === code);
  return [code, ...narrower.map((one) => one.code)];
}

/** A code and all that are narrower than it. */
function withNarrower(list: 'ground' | 'domain', code: string): string[] {
  const { codes } = codeList(list);
  return codes
    .filter((one) => one.code === code || topLevel(list, one.code) === code)
    .map((one) => one.code);
}
