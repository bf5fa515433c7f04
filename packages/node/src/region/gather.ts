import {
  canonicalize,
  checkQuarterRelease,
  digestOf,
  type Envelope,
  parseAddress,
  type QuarterRelease,
  SPAN_NAMES,
  spanPeriod,
  valuesOf,
} from '@nabij/protocol';
import type { MessageHandler, Received } from '../federation/receive.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { linkOnce } from './link-once.ts';
import { keepParts } from './public-parts.ts';
import { hasRelease, insertRelease, insertTables, lastReleases, type NewTable } from './store.ts';

/**
 * So many releases before a new one are held against it: all whose rolling year has a quarter in
 * common with its own. What follows from older ones is for the audit of the point.
 */
const HELD_AGAINST = 6;

type Check = (value: unknown, now: Date, town: Known) => ReturnType<typeof checkQuarterRelease>;

interface Known {
  readonly population: number | null;
  readonly earlier: readonly QuarterRelease[];
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
  const check: Check = (value, now, { population, earlier }) => {
    const inhabitants = population === null ? {} : { population };
    return checkQuarterRelease(value, now, { earlier, link, ...inhabitants });
  };
  return (tx, message, received) => gather(tx, message, { ...received, check });
}

async function gather(
  tx: Db,
  { iss, jti, body: sent }: Envelope,
  { issuer, now, check }: Received & { check: Check },
): Promise<void> {
  if (issuer.relation !== 'member' || issuer.role !== 'point') throw new Refusal('issuer-unknown');
  const earlier = await lastReleases(tx, iss, HELD_AGAINST);
  const checked = check(sent, now, { population: issuer.population, earlier });
  if (!checked.ok) {
    const isOld = checked.reason === 'release-not-next' && (await isHere(tx, iss, sent));
    throw new Refusal(isOld ? 'release-already-final' : checked.reason);
  }
  const { release, aboveInhabitants } = checked;
  const { period, codes, threshold, previous } = release;
  const body = canonicalize(sent);
  const isFirst = await insertRelease(tx, {
    ...{ iss, period, jti, body, digest: digestOf(body), receivedAt: now },
    ...{ codes, threshold, aboveInhabitants },
    afterUnknown: earlier.length === 0 && previous !== null,
  });
  if (!isFirst) throw new Refusal('release-already-final');
  await insertTables(tx, { iss, period, codes }, tablesOf(release));
  await keepParts(tx, { iss, period });
}

function isHere(tx: Db, iss: string, { period }: Envelope['body']): Promise<boolean> {
  return hasRelease(tx, { iss, period: String(period) });
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
