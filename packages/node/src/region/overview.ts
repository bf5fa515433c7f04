import { DAYS_TO_REPORT, type Period, periodEnd } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { readChanges } from './changes-store.ts';
import { keptFor } from './keep-newest.ts';
import { isExpected } from './membership.ts';
import { type Arrived, listArrived } from './overview-store.ts';
import { type Reporting, reportingOf } from './reporting.ts';

const DAY = 86_400_000;

/** What is worth a question to the town, though its release was taken. */
export const MARKS = ['above-inhabitants', 'after-unknown'] as const;

export interface Release {
  /** When it came, ISO 8601. */
  at: string;
  /** Whole days between the end of the quarter and its coming. */
  days: number;
  isLate: boolean;
  /** Version of the code lists. */
  codes: string;
  threshold: number;
  /** Reports in the quarter: none, some, or hidden. None is told by a town that is not silent. */
  received: 'zero' | 'some' | 'hidden';
  marks: (typeof MARKS)[number][];
}

/** A quarter of which a town has told nothing. */
export interface Silence {
  /** Whole days since the end of the quarter. */
  days: number;
  isLate: boolean;
  /** It told a later quarter, so this one did not come; it can still be sent again. */
  isSkipped: boolean;
}

export interface Overview {
  /** Days after its quarter from which a release is late. */
  daysToReport: number;
  towns: {
    id: string;
    name: string;
    population: number | null;
    admittedAt: string;
    removedAt: string | null;
  }[];
  periods: Period[];
  /** By town and quarter: its release. */
  reported: Record<string, Record<string, Release>>;
  /** By town and quarter: where one was expected and none came. */
  silent: Record<string, Record<string, Silence>>;
}

const HOUR = 3_600_000;
const overviews = keptFor<Overview>(2);

/**
 * Who is a member and who reported what when; kept until something changes, or an hour is over.
 * @param last - only so many of the last quarters
 */
export async function overview(db: Db, now: Date, last?: number): Promise<Overview> {
  const changes = await readChanges(db);
  const madeOf = `${Math.floor(now.getTime() / HOUR)} ${changes.all}`;
  return overviews(db).get(String(last ?? 'all'), madeOf, async () => {
    const reporting = await reportingOf(db, changes, now);
    const periods = reporting.closed.slice(last === undefined ? 0 : -last);
    return madeFrom(reporting, { periods, now, arrived: await listArrived(db, periods) });
  });
}

interface Gathered {
  readonly periods: readonly Period[];
  readonly arrived: readonly Arrived[];
  readonly now: Date;
}

function madeFrom({ towns, expected }: Reporting, { periods, arrived, now }: Gathered): Overview {
  const byTown = Map.groupBy(arrived, ({ iss }) => iss);
  const silent: Overview['silent'] = {};
  for (const { id } of towns) {
    const due = periods.filter((period) => isExpected(expected.get(id), period));
    silent[id] = silences(due, byTown.get(id) ?? [], now);
  }
  return {
    daysToReport: DAYS_TO_REPORT,
    towns: towns.map(({ id, name, population, admittedAt, removedAt }) => ({
      ...{ id, name, population },
      admittedAt: admittedAt.toISOString(),
      removedAt: removedAt?.toISOString() ?? null,
    })),
    periods: [...periods],
    reported: Object.fromEntries(
      towns.map(({ id }) => [
        id,
        Object.fromEntries((byTown.get(id) ?? []).map((it) => [it.period, releaseOf(it)])),
      ]),
    ),
    silent,
  };
}

function silences(
  due: readonly Period[],
  arrived: readonly Arrived[],
  now: Date,
): Record<string, Silence> {
  const told = new Set(arrived.map(({ period }) => period));
  const last = arrived.at(-1)?.period ?? '';
  const missing = due.filter((period) => !told.has(period));
  return Object.fromEntries(
    missing.map((period) => {
      const days = daysPast(period, now);
      return [period, { days, isLate: days > DAYS_TO_REPORT, isSkipped: period < last }];
    }),
  );
}

function releaseOf({ period, at, codes, threshold, ...of }: Arrived): Release {
  const days = daysPast(period, at);
  const marks: Release['marks'] = [];
  if (of.aboveInhabitants) marks.push('above-inhabitants');
  if (of.afterUnknown) marks.push('after-unknown');
  const received = of.received === null ? 'hidden' : of.received === 0 ? 'zero' : 'some';
  const isLate = days > DAYS_TO_REPORT;
  return { at: at.toISOString(), days, isLate, codes, threshold, received, marks };
}

function daysPast(period: Period, moment: Date): number {
  return Math.floor((moment.getTime() - periodEnd(period).getTime()) / DAY);
}
