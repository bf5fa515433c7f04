import {
  CODE_VERSION,
  canonicalize,
  comparePeriods,
  countedQuarters,
  DEFAULT_THRESHOLD,
  digestOf,
  MOST_COUNT,
  nextPeriod,
  type Period,
  type QuarterRelease,
  readRelease,
  releaseDigest,
  releaseOf,
  type SigningKey,
} from '@nabij/protocol';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { countQuarter, type ExactCount } from './count-quarter.ts';
import { chanceKeyOf } from './losses.ts';
import { makeSafe, type SafeCounts, type Solve } from './make-safe.ts';
import { type DraftRow, draftOf, putDraft, releaseBodies } from './store.ts';

/** A release as it will leave: as an object, as its exact text, and the digest of that text. */
export interface Prepared {
  readonly release: QuarterRelease;
  readonly bytes: string;
  readonly digest: string;
  readonly how: SafeCounts['how'];
  /** Of the exact counts and of what left before: with others it would be another release. */
  readonly basis: string;
}

/** With what a release is prepared. */
export interface PrepareDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly solve: Solve;
  /** Inhabitants of the towns that the point serves, where they are known. */
  readonly population: number | null;
  readonly key: SigningKey;
}

/**
 * Counts a quarter, chooses what to hide and proves it. It takes a while, so what was made is kept
 * for as long as the counts stay what they are: what people were shown is then what leaves.
 * Nothing is sent.
 * @throws Refusal release-not-next while an earlier quarter has not left
 * @throws ApartError when the solver does not answer
 */
export async function prepare(deps: PrepareDeps, period: Period): Promise<Prepared> {
  const { db, clock, solve, population, key } = deps;
  const from = await basisOf(db, period);
  const known = await keptFor(db, period, from.basis);
  if (known) return known;
  const { earlier, exact, quarter, basis } = from;
  const most = Math.max(population ?? MOST_COUNT, ...[...exact.values()].map((it) => it.value));
  const secret = await chanceKeyOf(key);
  const leaving = { earlier, quarter, exact, threshold: DEFAULT_THRESHOLD, most, secret };
  const { values, how } = await makeSafe(leaving, solve);
  const head = { period, codes: CODE_VERSION, threshold: DEFAULT_THRESHOLD };
  const release = releaseOf(values, { ...head, previous: digestOfLast(earlier) });
  const body = canonicalize(release);
  const row = { period, basis, body, digest: digestOf(body), how, madeAt: clock.now() };
  await putDraft(db, row);
  return prepared(row);
}

/** What was prepared of a quarter, if it is still what would leave. */
export async function findPrepared(db: Db, period: Period): Promise<Prepared | undefined> {
  return keptFor(db, period, (await basisOf(db, period)).basis);
}

async function keptFor(db: Db, period: Period, basis: string): Promise<Prepared | undefined> {
  const draft = await draftOf(db, period);
  return draft?.basis === basis ? prepared(draft) : undefined;
}

/**
 * What a release of this quarter would be made of now.
 * @throws Refusal release-already-final, or release-not-next unless it follows the last one that left
 */
async function basisOf(db: Db, period: Period) {
  const earlier = await toldReleases(db);
  const periods = [...earlier.map((it) => it.period), period];
  const counted = countedQuarters(periods).at(-1) ?? { period, year: false };
  const quarter = { ...counted, first: earlier.length === 0 };
  const exact = await countQuarter(db, quarter, periods[0]);
  const last = earlier.at(-1);
  if (last && comparePeriods(last.period, period) >= 0) throw new Refusal('release-already-final');
  if (last && comparePeriods(nextPeriod(last.period), period) !== 0) {
    throw new Refusal('release-not-next');
  }
  const basis = digestOf(canonicalize({ counts: plain(exact), previous: digestOfLast(earlier) }));
  return { earlier, quarter, exact, basis };
}

/** All that ever left, the earliest first. */
export async function toldReleases(db: Db): Promise<QuarterRelease[]> {
  return (await releaseBodies(db)).filter(isTold).map(readBody);
}

function digestOfLast(earlier: readonly QuarterRelease[]): string | null {
  const last = earlier.at(-1);
  return last ? releaseDigest(last) : null;
}

function plain(exact: ReadonlyMap<string, ExactCount>) {
  return Object.fromEntries([...exact].map(([address, it]) => [address, [it.value, it.people]]));
}

function prepared({ body, digest, how, basis }: DraftRow): Prepared {
  return { release: readBody(body), bytes: body, digest, how, basis };
}

/** Version 1 never left a point; a database from the making of this program may still have it. */
function isTold(body: string): boolean {
  return (JSON.parse(body) as { version?: unknown }).version !== 1;
}

/** What this point wrote itself. */
function readBody(body: string): QuarterRelease {
  const release = readRelease(JSON.parse(body));
  if (release === undefined) throw new RangeError('A release that was kept does not read');
  return release;
}
