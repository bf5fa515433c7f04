import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases, filings } from '../tables.ts';
import { unreadIn } from '../unread.ts';
import type { State } from '../workflow.ts';
import { type Beholder, conditionOf, needsFiling } from './conditions.ts';
import type { Cursor } from './cursor.ts';
import { type Filters, orderOf, type Sort } from './filters.ts';

export interface ListedCase {
  id: string;
  number: number;
  state: State;
  subject: string;
  domain: string;
  request: string;
  anonymity: string;
  language: string;
  receivedAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  dueStep: string | null;
  campaignId: string | null;
  unread: number;
}

/** One page of a list. */
export interface Page {
  readonly filters: Filters;
  readonly by: Beholder;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

const ROW = {
  id: cases.id,
  number: cases.number,
  state: cases.state,
  subject: cases.subject,
  domain: cases.domain,
  request: filings.request,
  anonymity: filings.anonymity,
  language: filings.language,
  receivedAt: cases.receivedAt,
  ownerId: cases.ownerId,
  ownerName: accounts.name,
  dueOn: cases.dueOn,
  dueStep: cases.dueStep,
  campaignId: cases.campaignId,
  unread: unreadIn(cases.id),
};

/** Cases of the desk's list: as many as asked for, and one more where there are more. */
export async function listCases(db: Db, { filters, by, limit, after }: Page) {
  const { sort, order } = orderOf(filters);
  const way = order === 'asc' ? asc : desc;
  const key = keyOf(sort, order);
  const sorted = key === undefined ? [way(cases.number)] : [way(key), way(cases.number)];
  // which cases first, and only of these what their lines say
  const ids = db.select({ id: cases.id }).from(cases).$dynamic();
  const from = needsFiling(filters) ? ids.innerJoin(filings, eq(filings.id, cases.filingId)) : ids;
  const page = from
    .where(and(conditionOf(filters, by), after && isAfter(after, order)))
    .orderBy(...sorted)
    .limit(limit + 1);
  const rows = await rowsOf(db)
    .where(inArray(cases.id, page))
    .orderBy(...sorted);
  return rows.map(shape);
}

/** How many cases the filters let through. */
export async function countCases(db: Db, filters: Filters, by: Beholder): Promise<number> {
  const counted = db.select({ n: sql<number>`count(*)::int` }).from(cases);
  const from = needsFiling(filters)
    ? counted.innerJoin(filings, eq(filings.id, cases.filingId))
    : counted;
  const [row] = await from.where(conditionOf(filters, by));
  return row?.n ?? 0;
}

/** Counts several lists at once, each under its name. None of them may ask for the filing. */
export async function countEach<Name extends string>(
  db: Db,
  lists: Readonly<Record<Name, Filters>>,
  by: Beholder,
): Promise<Record<Name, number>> {
  const names = Object.keys(lists) as Name[];
  const counts = names.map((name) => [
    name,
    sql<number>`(count(*) filter (where ${conditionOf(lists[name], by) ?? sql`true`}))::int`,
  ]);
  const [row] = await db.select(Object.fromEntries(counts)).from(cases);
  return row as Record<Name, number>;
}

/** Some cases by their ids, the latest first. */
export async function casesById(
  db: Db,
  ids: readonly string[],
  limit: number,
): Promise<ListedCase[]> {
  const rows = await rowsOf(db)
    .where(sql`${cases.id} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(desc(cases.receivedAt), desc(cases.number))
    .limit(limit);
  return rows.map(shape);
}

function rowsOf(db: Db) {
  return db
    .select(ROW)
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .leftJoin(accounts, eq(accounts.id, cases.ownerId))
    .$dynamic();
}

function shape<Row extends { state: string }>(row: Row): Row & { state: State } {
  return { ...row, state: row.state as State };
}

/** What a list is sorted by before the number, which is in no case the same. */
function keyOf(sort: Sort, order: 'asc' | 'desc'): SQL | undefined {
  if (sort === 'received') return sql`${cases.receivedAt}`;
  // where nothing is due comes last, either way
  return sort === 'due' ? dueKey(sql`${cases.dueOn}`, order) : undefined;
}

function dueKey(day: SQL, order: 'asc' | 'desc'): SQL {
  return sql`coalesce(${day}, ${order === 'asc' ? 'infinity' : '-infinity'}::date)`;
}

function isAfter({ sort, at, number }: Cursor, order: 'asc' | 'desc'): SQL {
  const than = order === 'asc' ? sql`>` : sql`<`;
  const key = keyOf(sort, order);
  if (key === undefined) return sql`${cases.number} ${than} ${number}`;
  const from = sort === 'due' ? dueKey(sql`${at}::date`, order) : sql`${at}::timestamptz`;
  return sql`(${key}, ${cases.number}) ${than} (${from}, ${number}::int)`;
}
