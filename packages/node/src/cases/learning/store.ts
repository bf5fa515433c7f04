import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { TermChange } from '../deadlines/changes.ts';

/** From when until just before when. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** What was decided in a time: what holds, and what a colleague declined as not taken. */
export async function decisionFacts(
  db: Db,
  { from, to }: Span,
): Promise<{ decision: string; reasons: string[] }[]> {
  const rows = await db.execute<{ decision: string; reasons: string[] }>(sql`
    select case state when 'declined' then 'NOT_TAKEN' else decision end as decision,
      case state when 'declined' then answer_reasons else reasons end as reasons
    from decisions
    where at >= ${from} and at < ${to} and state in ('made', 'agreed', 'declined')`);
  return [...rows];
}

/** Barriers of a time, once for each case. */
export async function barrierFacts(
  db: Db,
  { from, to }: Span,
): Promise<{ rule: string; level: string }[]> {
  const rows = await db.execute<{ rule: string; level: string }>(sql`
    select rule, level from barriers where at >= ${from} and at < ${to}
    group by case_id, rule, level`);
  return [...rows];
}

/** A case that was closed in a time, with what tells whether that was on time. */
export interface ClosedRow extends Record<string, unknown> {
  outcomes: string[];
  handOns: number;
  request: string;
  receivedAt: Date;
  closedAt: Date;
  regime: string | null;
  regimeFrom: string | null;
  regimeOurs: boolean;
  changes: TermChange[];
  firstAnswer: Date | null;
}

/** Cases that were closed first in a time, and are; the worker who had them is not read. */
export async function closedRows(db: Db, { from, to }: Span): Promise<ClosedRow[]> {
  const rows = await db.execute<ClosedRow>(sql`
    select c.outcomes, c.hand_ons as "handOns", f.request, c.received_at as "receivedAt",
      c.closed_at as "closedAt", c.regime, c.regime_from::text as "regimeFrom",
      c.regime_ours as "regimeOurs", coalesce((
        select json_agg(json_build_object('kind', t.kind, 'term', t.term,
          'fromOn', t.from_on, 'untilOn', t.until_on) order by t.at, t.id)
        from term_changes t where t.case_id = c.id and t.taken_back_at is null
      ), '[]') as changes,
      least(c.first_contact_at, (
        select min(m.at) from messages m where m.case_id = c.id and m.sender = 'worker'
      )) as "firstAnswer"
    from cases c join filings f on f.id = c.filing_id
    where c.closed_at >= ${from} and c.closed_at < ${to} and c.state = 'CLOSED'`);
  return [...rows];
}

/** What reporters said in a time. */
export async function feedbackFacts(db: Db, { from, to }: Span): Promise<{ codes: string[] }[]> {
  const rows = await db.execute<{ codes: string[] }>(sql`
    select codes from feedback where at >= ${from} and at < ${to}`);
  return [...rows];
}

/** The first year of which anything is known, in UTC; undefined for a point without cases. */
export async function firstYear(db: Db): Promise<number | undefined> {
  const [row] = await db.execute<{ year: number | null }>(sql`
    select extract(year from min(received_at))::int as year from cases`);
  return row?.year ?? undefined;
}
