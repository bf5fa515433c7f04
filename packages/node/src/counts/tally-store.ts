import { monthsOf, type Period, periodOf, previousPeriod } from '@nabij/protocol';
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { TallyCodes, Timeliness } from './counted.ts';
import { tallies } from './tables.ts';

type Measure = TallyCodes['measure'];

const codes = (list: readonly string[]) => sql`${sql.param([...list])}::text[]`;

/** Counts something in its month, or in the first that has not left. */
export async function insertTally(
  db: Db,
  it: TallyCodes & {
    month: string;
    caseId: string | null;
    person: string | null;
    timeliness?: Timeliness;
  },
): Promise<void> {
  await db.execute(sql`
    insert into tallies (measure, month, arrived, subject, request, channel, residence, grounds,
      domain, natures, handlings, care_categories, outcomes, barriers, timeliness, campaign, person,
      case_id)
    select ${it.measure}, month, arrived, ${it.subject}, ${it.request}, ${it.channel},
      ${it.residence}, ${codes(it.grounds)}, ${it.domain}, ${codes(it.natures)},
      ${codes(it.handlings)}, ${codes(it.careCategories)}, ${codes(it.outcomes)},
      ${codes(it.barriers)}, ${it.timeliness ?? null}, ${it.campaign}, ${it.person}::uuid,
      ${it.caseId}::uuid
    from counted_in(${it.month})`);
}

/**
 * Keeps the quarters in which these cases are counted from being released, until this transaction
 * ends; waits for a release that is being made. Ask for the tallies after it, not before.
 */
export async function holdQuartersOf(db: Db, caseIds: readonly string[]): Promise<void> {
  await db.execute(sql`
    select pg_advisory_xact_lock_shared(hashtext('nabij quarter'), quarter) from (
      select distinct quarter_number(month) as quarter from tallies
      where case_id = any(${sql.param([...caseIds])}::uuid[]) order by 1
    ) counted`);
}

/** Makes who counts in a quarter wait, or wait for them, until this transaction ends. */
export async function lockQuarter(tx: Db, period: Period): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('nabij quarter'), quarter_number(${period}))`,
  );
}

export async function changeTallies(
  db: Db,
  of: { caseIds: readonly string[]; measure?: Measure },
  change: Partial<Omit<TallyCodes, 'measure'>>,
): Promise<void> {
  await db
    .update(tallies)
    .set(change)
    .where(
      and(inArray(tallies.caseId, [...of.caseIds]), of.measure && eq(tallies.measure, of.measure)),
    );
}

export async function changePerson(
  db: Db,
  { caseId, measure }: { caseId: string; measure: Measure },
  person: string,
): Promise<void> {
  await db
    .update(tallies)
    .set({ person })
    .where(and(eq(tallies.caseId, caseId), eq(tallies.measure, measure)));
}

/** Which of these persons stand in a tally that has left. */
export async function knownPersons(db: Db, persons: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ person: tallies.person })
    .from(tallies)
    .where(
      and(
        inArray(tallies.person, [...persons]),
        isNull(tallies.caseId),
        sql`quarter_number(${tallies.month}) <= (select quarter_number(max(period)) from releases)`,
      ),
    );
  return new Set(rows.flatMap(({ person }) => person ?? []));
}

/**
 * Takes the cases out of the tallies of a quarter that leaves: for ever. The rows are written anew
 * in an order by chance, all by one transaction, since the order of rows, of their ids and of the
 * transactions that wrote them (xmin) tells which filing made which.
 *
 * What PostgreSQL has not yet overwritten, and backups from before, still know it. And a tally of
 * which the codes fit one case only can be guessed as long as that case is there, beside the same
 * codes: it is after an erasure that nothing is left to hold it against.
 */
export async function cutTallies(tx: Db, period: Period): Promise<void> {
  const kept = sql.raw(KEPT.join(', '));
  await tx.execute(sql`
    with counted as (
      delete from tallies where month = any(${sql.param(monthsOf(period))}::text[]) returning *
    )
    insert into tallies (${kept}) select ${kept} from counted order by random()`);
}

/** Columns that stay: no `id`, no `case_id`. */
const KEPT = [
  ...['measure', 'month', 'arrived', 'subject', 'request', 'channel', 'residence', 'grounds'],
  ...['domain', 'natures', 'handlings', 'care_categories', 'outcomes', 'barriers', 'timeliness'],
  ...['campaign', 'person'],
];

/** How many quarters after its own a year still counts the persons of a quarter. */
const IN_YEARS = 3;

/**
 * Forgets which tallies are of one person, five quarters later: then no year that is still to leave
 * counts them. Where releases are behind, as long as those years need it; where nothing was ever
 * released, by the calendar. What has no person counts as one of its own.
 */
export async function forgetPersons(db: Db, now: Date): Promise<void> {
  const last = sql`(select quarter_number(max(period)) + 1 from releases)`;
  const over = previousPeriod(periodOf(now));
  const needed = sql`least(quarter_number(${over}), ${last}) - ${IN_YEARS}::int`;
  await db
    .update(tallies)
    .set({ person: null })
    .where(and(isNotNull(tallies.person), sql`quarter_number(${tallies.month}) < ${needed}`));
}
