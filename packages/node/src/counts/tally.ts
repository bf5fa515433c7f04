import { monthOf } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { type Counted, codesOf, type Timeliness } from './counted.ts';
import { personIn } from './person.ts';
import {
  changePerson,
  changeTallies,
  holdQuartersOf,
  insertTally,
  knownPersons,
} from './tally-store.ts';

/** Which case it is and who told it, as long as that may be known. */
export interface CountedCase {
  readonly at: Date;
  readonly caseId: string;
  /** Of `ownSeed`, or that of the others whom the same person told; null where it does not open. */
  readonly seed: Uint8Array | null;
}

/**
 * Notes a case that came in without a filing of its own: the second matter of a report that told
 * of two. (What is filed is tallied in the one statement that files it, by the same rules.)
 */
export async function tallyReceived(db: Db, it: Counted, of: CountedCase): Promise<void> {
  await insertTally(db, { ...codesOf('received', it), ...placeOf('received', of) });
}

/**
 * Notes that a case ended, for the first time. How the counts treat it from then on:
 *
 * - It counts in the month in which it ended first. What is reopened and ends again is not counted
 *   again; until its quarter leaves, its coding, outcomes and barriers are corrected
 *   (`correctTallies`), its month and its timeliness stay.
 * - Withdrawn and not taken on are ends like any other, without outcomes.
 * - A case that was merged because somebody told it twice stays in what was received, and does not
 *   count as closed: the case into which it went does. One that tells of the same matter by
 *   somebody else counts for itself. Handing on to a colleague counts for nothing.
 * - A case tagged to a campaign counts with the mass reports, in every quarter that has not left.
 * - What comes or ends in a quarter that has left (a letter that was lying somewhere) counts in
 *   the first month after the last release, as `EARLIER`.
 * - More than came in since the point counts is not closed: see `amongReceived`.
 * - Erasing a case changes no number: its tallies stay, and know nothing of it.
 */
export async function tallyClosed(
  db: Db,
  it: Counted,
  of: CountedCase & { readonly timeliness: Timeliness },
): Promise<void> {
  const { timeliness } = of;
  await insertTally(db, { ...codesOf('closed', it), ...placeOf('closed', of), timeliness });
}

/** Counts a case as it is coded now, in the quarters that have not left; in others nothing changes. */
export async function correctTallies(db: Db, caseId: string, it: Counted): Promise<void> {
  await holdQuartersOf(db, [caseId]);
  for (const measure of ['received', 'closed'] as const) {
    const { measure: _, ...codes } = codesOf(measure, it);
    await changeTallies(db, { caseIds: [caseId], measure }, codes);
  }
}

/** Counts cases with the mass reports, or no longer, in the quarters that have not left. */
export async function tagTallies(
  db: Db,
  caseIds: readonly string[],
  campaign: boolean,
): Promise<void> {
  await holdQuartersOf(db, caseIds);
  await changeTallies(db, { caseIds }, { campaign });
}

/** Counts a case as told by the one with this seed, in the quarters that have not left. */
export async function tallyPerson(db: Db, caseId: string, seed: Uint8Array): Promise<void> {
  await holdQuartersOf(db, [caseId]);
  for (const measure of ['received', 'closed'] as const) {
    await changePerson(db, { caseId, measure }, personIn(measure, seed));
  }
}

/**
 * Which of these seeds somebody has who stands in what has left: to join others to that one, so
 * that a year counts one person once. What has left keeps its persons as they were counted.
 */
export async function seedThatLeft(
  db: Db,
  seeds: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  const personsOf = (seed: Uint8Array) => [personIn('received', seed), personIn('closed', seed)];
  const known = await knownPersons(db, seeds.flatMap(personsOf));
  return seeds.find((seed) => personsOf(seed).some((person) => known.has(person)));
}

function placeOf(measure: 'received' | 'closed', { at, caseId, seed }: CountedCase) {
  return { month: monthOf(at), caseId, person: seed && personIn(measure, seed) };
}
