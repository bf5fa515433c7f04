import { nextPeriod, periodEnd } from '../period.ts';
import type { ProblemCode } from '../problem.ts';
import { countedQuarters } from './blocks.ts';
import { rangesOf } from './ranges.ts';
import { linkedCounts } from './relations.ts';
import { type QuarterRelease, releaseDigest, type Shown } from './release.ts';
import { readRelease } from './release-schema.ts';
import { numbersOf, quarterOfRelease } from './release-values.ts';
import { type FindLists, publishedLists } from './span-codes.ts';
import { MIN_THRESHOLD, MOST_COUNT } from './threshold.ts';

/**
 * What whoever checks a release knows beside it.
 * @example const context: ReleaseContext = { population: 32_000, earlier: [] };
 */
export interface ReleaseContext {
  /** Inhabitants of the towns that the point serves. */
  readonly population?: number;
  /** The releases of the same point that were taken before, the earliest first. */
  readonly earlier?: readonly QuarterRelease[];
  /** Those of later quarters, the earliest first, where this one fills a gap before them. */
  readonly later?: readonly QuarterRelease[];
  readonly find?: FindLists;
  /** Gives the relations, where whoever checks many releases of one quarter keeps them. */
  readonly link?: typeof linkedCounts;
}

/**
 * A release that can be taken, or the reason of the refusal.
 * @example const isTaken = (check: QuarterReleaseCheck) => check.ok && !check.aboveInhabitants;
 */
export type QuarterReleaseCheck =
  | {
      readonly ok: true;
      readonly release: QuarterRelease;
      /** Whether it shows more than there are inhabitants: possible, but worth a question. */
      readonly aboveInhabitants: boolean;
    }
  | { readonly ok: false; readonly reason: ProblemCode };

/**
 * Checks a release at either end: its form, that its quarter is over, that it stands in its place
 * between the others, that its numbers can be true together and with theirs, and that no number
 * from 1 up to the threshold is shown or remains when the shown ones are subtracted. The full proof
 * is the audit of the point.
 * @example checkQuarterRelease(message.body, now, { population, earlier })
 */
export function checkQuarterRelease(
  value: unknown,
  now: Date,
  context: ReleaseContext = {},
): QuarterReleaseCheck {
  const { population = MOST_COUNT, earlier = [], later = [], find = publishedLists } = context;
  const release = readRelease(value, find);
  if (release === undefined) return { ok: false, reason: 'release-invalid' };
  const reason =
    faultOfHead(release, now, earlier) ??
    faultOfPlace(release, earlier.at(-1), later[0]) ??
    faultOfNumbers([...earlier, release, ...later], context);
  if (reason !== undefined) return { ok: false, reason };
  const isAbove = (count: Shown) => count !== null && count > population;
  const aboveInhabitants = numbersOf(release, find).some(isAbove);
  return { ok: true, release, aboveInhabitants };
}

interface ShownCount {
  readonly count: Shown;
  /** The threshold of its release. */
  readonly least: number;
}

function shownIn(release: QuarterRelease, find: FindLists): ShownCount[] {
  const { threshold: least } = release;
  return numbersOf(release, find).map((count) => ({ count, least }));
}

function faultOfHead(
  release: QuarterRelease,
  now: Date,
  earlier: readonly QuarterRelease[],
): ProblemCode | undefined {
  const { period, threshold } = release;
  if (threshold < MIN_THRESHOLD) return 'release-below-threshold';
  if (periodEnd(period) > now) return 'release-in-future';
  const due = countedQuarters([...earlier, release].map((it) => it.period)).at(-1)?.year;
  return due && !quarterOfRelease(release).year ? 'release-invalid' : undefined;
}

/** A gap may lie on either side only where it fills one: others can still come between. */
function faultOfPlace(
  release: QuarterRelease,
  before: QuarterRelease | undefined,
  after: QuarterRelease | undefined,
): ProblemCode | undefined {
  if (before && !(follows(release, before) || (after && canFollowLater(release, before)))) {
    return 'release-not-next';
  }
  const fits = !after || follows(after, release) || canFollowLater(after, release);
  return fits ? undefined : 'release-contradictory';
}

function follows(release: QuarterRelease, before: QuarterRelease): boolean {
  return before.period < release.period && release.previous === releaseDigest(before);
}

/** Whether there are quarters between the two, of which `release` may name the last one. */
function canFollowLater({ period, previous }: QuarterRelease, before: QuarterRelease): boolean {
  return previous !== null && nextPeriod(before.period) < period;
}

/** Looks at all releases as one system, as anybody can who has them. */
function faultOfNumbers(
  releases: readonly QuarterRelease[],
  { find = publishedLists, link = linkedCounts }: ReleaseContext,
): ProblemCode | undefined {
  const shown = releases.flatMap((it) => shownIn(it, find));
  if (shown.some(({ count, least }) => isBelow(count, least))) return 'release-below-threshold';
  const linked = link(releases.map(quarterOfRelease), find);
  const counts = shown.map(({ count }) => count);
  const ranges = rangesOf(linked, counts, MOST_COUNT);
  if (ranges === undefined) return 'release-contradictory';
  const tooNarrow = ranges.some(({ low, high }, i) => {
    const { count = null, least = 0 } = shown[i] ?? {};
    return count === null && high - low < least;
  });
  return tooNarrow ? 'release-below-threshold' : undefined;
}

function isBelow(count: Shown, threshold: number): boolean {
  return count !== null && count > 0 && count < threshold;
}
