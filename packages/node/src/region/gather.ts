import {
  canonicalize,
  checkQuarterRelease,
  digestOf,
  type Envelope,
  isPeriod,
  type Period,
  parseAddress,
  type QuarterRelease,
  releaseDigest,
  SPAN_NAMES,
  spanPeriod,
  valuesOf,
} from '@nabij/protocol';
import type { MessageHandler, Received } from '../federation/receive.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { linkOnce } from './link-once.ts';
import { keepParts } from './public-parts.ts';
import {
  insertRelease,
  insertTables,
  knowForerunner,
  lockTown,
  type NewTable,
  releasesAround,
} from './store.ts';

/**
 * So many releases are held against a new one: all whose rolling year has a quarter in common with
 * its own, and the quarters of these years. What follows from others is for the audit of the point.
 */
const HELD_AGAINST = { before: 6, after: 3 };

type Check = (value: unknown, now: Date, town: Known) => ReturnType<typeof checkQuarterRelease>;

interface Known {
  readonly population: number | null;
  readonly earlier: readonly QuarterRelease[];
  readonly later: readonly QuarterRelease[];
}

/**
 * What a release does here: it is stored, once per town and period. The envelope has been
 * verified already. One gatherer serves all towns, because it keeps what their checks share.
 *
 * The handler throws a {@link Refusal}: `issuer-unknown` when the issuer is no admitted point;
 * `release-already-final` for a second release of a period, even one with the same numbers;
 * whatever `checkQuarterRelease` finds.
 */
export function releaseGatherer(): MessageHandler {
  const link = linkOnce();
  const check: Check = (value, now, { population, ...others }) => {
    const inhabitants = population === null ? {} : { population };
    return checkQuarterRelease(value, now, { ...others, link, ...inhabitants });
  };
  return (tx, message, received) => gather(tx, message, { ...received, check });
}

async function gather(
  tx: Db,
  { iss, jti, body: sent }: Envelope,
  { issuer, now, check }: Received & { check: Check },
): Promise<void> {
  if (issuer.relation !== 'member' || issuer.role !== 'point') throw new Refusal('issuer-unknown');
  await lockTown(tx, iss);
  const { earlier, later } = await othersOf(tx, iss, sent.period);
  const checked = check(sent, now, { population: issuer.population, earlier, later });
  if (!checked.ok) throw new Refusal(checked.reason);
  const { release, aboveInhabitants } = checked;
  const { period, codes, threshold } = release;
  const body = canonicalize(sent);
  const [before, after] = [earlier.at(-1), later[0]];
  const isFirst = await insertRelease(tx, {
    ...{ iss, period, jti, body, digest: digestOf(body), receivedAt: now },
    ...{ codes, threshold, aboveInhabitants },
    afterUnknown: release.previous !== null && !(before && isNamed(before, release)),
  });
  if (!isFirst) throw new Refusal('release-already-final');
  await insertTables(tx, { iss, period, codes }, tablesOf(release));
  if (after && isNamed(release, after)) await knowForerunner(tx, { iss, period: after.period });
  await keepParts(tx, { iss, period });
}

/** What this town told of quarters before and after. @throws {Refusal} `release-already-final` */
async function othersOf(tx: Db, iss: string, period: unknown) {
  if (!isPeriod(period)) return { earlier: [], later: [] };
  const around = await releasesAround(tx, { iss, period }, HELD_AGAINST);
  if (around.some((it) => it.period === period)) throw new Refusal('release-already-final');
  const isEarlier = (it: { period: Period }) => it.period < period;
  return { earlier: around.filter(isEarlier), later: around.filter((it) => !isEarlier(it)) };
}

function isNamed(before: QuarterRelease, { previous }: QuarterRelease): boolean {
  return releaseDigest(before) === previous;
}

function tablesOf(release: QuarterRelease): NewTable[] {
  const hasYear = release.counts.received.year !== undefined;
  const spans = new Map(
    SPAN_NAMES.filter((span) => span !== 'year' || hasYear).map((span) => [
      spanPeriod(release.period, span),
      span,
    ]),
  );
  const tables = new Map<string, NewTable & { counts: (number | null)[] }>();
  for (const [address, count] of valuesOf(release)) {
    const at = parseAddress(address);
    const span = at && spans.get(at.period);
    if (at === undefined || span === undefined) continue;
    const { measure, table, codes } = at;
    const part = codes.length > 1 ? (codes[0] ?? '') : '';
    const key = `${measure}/${span}/${table}/${part}`;
    const known = tables.get(key) ?? { measure, table_id: table, span, part, counts: [] };
    known.counts.push(count);
    tables.set(key, known);
  }
  return [...tables.values()].map(({ counts, ...of }) => {
    const isShown = counts.some((count) => count !== null);
    return { ...of, counts: isShown ? counts : null };
  });
}
