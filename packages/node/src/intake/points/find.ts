import damerauLevenshtein from 'damerau-levenshtein';
import type { Clock } from '../../system/clock.ts';
import type { KnownPoint, ReadPoints } from './known-points.ts';
import { type Findable, wordsOf } from './name-key.ts';
import { postcodeIn, serves } from './postcode.ts';

/** A point that was found, and by which of its names. */
export interface Match<Point> {
  readonly point: Point;
  readonly name: string;
}

/**
 * What was found: `same` name, a name one typing error away (`near`), the `beginning` of names, a
 * name `within` more words, a `postcode`; `none`; or `nothing` was typed. The nearest kind counts.
 */
export interface Found<Point> {
  readonly how: 'nothing' | 'same' | 'near' | 'beginning' | 'within' | 'postcode' | 'none';
  /** One for each point. */
  readonly matches: readonly Match<Point>[];
  /** Beside a name that is the same: others that are one typing error away. */
  readonly also: readonly Match<Point>[];
}

const LONGEST = 80;
/** In shorter names one letter more or less is another name. */
const FORGIVING = 4;

/**
 * Finds the points that serve a place, by its name or postcode.
 * @param typed anything at all; only its first 80 characters count
 */
export function findPoints<Point extends Findable>(
  points: readonly Point[],
  typed: string,
): Found<Point> {
  const query = typed.slice(0, LONGEST).toWellFormed();
  const words = wordsOf(query);
  const key = words.join('');
  if (key === '') return { how: query.trim() === '' ? 'nothing' : 'none', matches: [], also: [] };
  const postcode = postcodeIn(query);
  const by = (fits: (key: string) => boolean) => matching(points, fits);
  if (postcode) {
    const matches = points.filter((point) => serves(point, postcode)).map(byItsTown);
    return { how: matches.length > 0 ? 'postcode' : 'none', matches, also: [] };
  }
  const same = by((it) => it === key);
  const near = by((it) => isNear(it, key));
  if (same.length > 0) {
    const known = new Set(same.map(({ point }) => point));
    return { how: 'same', matches: same, also: near.filter(({ point }) => !known.has(point)) };
  }
  if (near.length > 0) return { how: 'near', matches: near, also: [] };
  const parts = new Set(partsOf(words));
  for (const [how, matches] of [
    ['beginning', by((it) => it.startsWith(key))],
    ['within', by((it) => parts.has(it))],
  ] as const) {
    if (matches.length > 0) return { how, matches, also: [] };
  }
  return { how: 'none', matches: [], also: [] };
}

/** Which points serve the place that somebody named, of all points that are known here. */
export async function findPlace(
  deps: { readonly points: ReadPoints; readonly clock: Clock },
  words: string,
): Promise<Found<KnownPoint>> {
  return findPoints((await deps.points(deps.clock.now())).all, words);
}

function matching<Point extends Findable>(
  points: readonly Point[],
  fits: (key: string) => boolean,
): Match<Point>[] {
  return points.flatMap((point) => {
    const found = point.names.find(({ keys }) => keys.some(fits));
    return found ? [{ point, name: found.name }] : [];
  });
}

function byItsTown<Point extends Findable>(point: Point): Match<Point> {
  return { point, name: point.names[0]?.name ?? '' };
}

/** One letter too many, too few, wrong, or two exchanged. */
function isNear(name: string, key: string): boolean {
  if (name.length < FORGIVING || Math.abs(name.length - key.length) > 1) return false;
  // what both begin and end with adds nothing, and measuring is slow: there may be 100,000 names
  let start = 0;
  while (start < key.length && name[start] === key[start]) start += 1;
  let [nameEnd, keyEnd] = [name.length, key.length];
  while (Math.min(nameEnd, keyEnd) > start && name[nameEnd - 1] === key[keyEnd - 1]) {
    nameEnd -= 1;
    keyEnd -= 1;
  }
  if (Math.max(nameEnd, keyEnd) - start > 2) return false;
  return damerauLevenshtein(name.slice(start, nameEnd), key.slice(start, keyEnd)).steps === 1;
}

/** Each word and each two that stand together, when there are more: *gemeente De Bilt*. */
function partsOf(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  const pairs = words.slice(1).map((word, at) => `${words[at]}${word}`);
  return [...words, ...pairs].filter((part) => part.length >= FORGIVING);
}
