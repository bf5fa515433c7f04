import { type Period, periodOf, publishedLists } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import type { Changes } from './changes-store.ts';
import { keptFor } from './keep-newest.ts';
import { type Arrival, closedPeriods, type Expectation, expectations } from './membership.ts';
import type { TrendSpan } from './question.ts';
import type { SpanPeriod } from './span-periods.ts';
import { listTowns, type Town } from './store.ts';
import { listTold, listWays, type Ways } from './trend-store.ts';

/** Who told a quarter, and in which ways. */
interface Told {
  readonly arrived: ReadonlySet<string>;
  /** Those whose version of the code lists is known here. */
  readonly quarter: ReadonlySet<string>;
  readonly year: ReadonlySet<string>;
  readonly ways: readonly Ways[];
}

/** Who belongs to a region, and who told what. */
export interface Reporting {
  readonly towns: readonly Town[];
  readonly expected: ReadonlyMap<string, Expectation>;
  readonly closed: readonly Period[];
  readonly ways: readonly Ways[];
  /** Who told a period; undefined when nobody did. */
  whoTold(span: TrendSpan, at: SpanPeriod): ReadonlySet<string> | undefined;
}

/** Ten years of quarters. */
const toldBy = keptFor<Told>(40);
const townsOf = keptFor<readonly Town[]>(1);
const reportings = keptFor<Reporting>(1);

/** Who reports in a region; kept until somebody else does. */
export function reportingOf(db: Db, changes: Changes, now: Date): Promise<Reporting> {
  const madeOf = `${periodOf(now)} ${changes.all}`;
  return reportings(db).get('', madeOf, () => makeReporting(db, changes, now));
}

async function makeReporting(db: Db, changes: Changes, now: Date): Promise<Reporting> {
  const towns = await townsOf(db).get('', changes.members, () => listTowns(db));
  const told = new Map<Period, Told>();
  for (const quarter of changes.quarters) {
    const make = () => readTold(db, quarter);
    told.set(quarter, await toldBy(db).get(quarter, changes.of(quarter), make));
  }
  const firsts = firstsOf(told);
  const expected = expectations(towns, firsts, now);
  return {
    towns,
    expected,
    closed: closedPeriods(expected.values(), firsts, now),
    ways: [...told.values()].flatMap(({ ways }) => ways),
    whoTold(span, { quarters }) {
      const last = quarters.at(-1);
      const its = last && told.get(last)?.[span === 'year' ? 'year' : 'quarter'];
      return its && its.size > 0 ? its : undefined;
    },
  };
}

async function readTold(db: Db, quarter: Period): Promise<Told> {
  const [groups, ways] = [await listTold(db, quarter), await listWays(db, quarter)];
  const known = groups.filter(({ codes }) => publishedLists(codes) !== undefined);
  const of = (span: string, from = known) =>
    new Set(from.flatMap((it) => (it.span === span ? it.towns : [])));
  return { arrived: of('quarter', groups), quarter: of('quarter'), year: of('year'), ways };
}

/** The first quarter that each town released. */
function firstsOf(told: ReadonlyMap<Period, Told>): Arrival[] {
  const firsts = new Map<string, Period>();
  for (const [period, { arrived }] of told) {
    for (const iss of arrived) if (!firsts.has(iss)) firsts.set(iss, period);
  }
  return [...firsts].map(([iss, period]) => ({ iss, period }));
}
