import type { Publication } from './publication.ts';
import { addressesOf, counts, kindsOf, type Survey } from './survey.ts';

/** What everybody can read: a number, hidden (null), or not published yet (undefined). */
export type Seen = number | null | undefined;

/**
 * The attacker's own reading of the tables: no rule about margins, only what a place means. The
 * unknowns are the kinds of cases; every published number counts those that belong in its place.
 */
export function stateByKinds(survey: Survey, seen: readonly Seen[], most: number): Publication {
  const kinds = kindsOf(survey);
  const numbers = addressesOf(survey).flatMap((address, index) => {
    const value = seen[index];
    if (value === undefined) return [];
    const sum = kinds.flatMap((kind, unknown) =>
      counts(survey, address, kind) ? [[unknown, 1] as const] : [],
    );
    return [{ name: address.name, sum, value }];
  });
  return { unknowns: kinds.length, numbers, facts: [], most };
}

/** The true numbers of every place, when there are so many cases of each kind. */
export function countPlaces(survey: Survey, cases: readonly number[]): number[] {
  const kinds = kindsOf(survey);
  return addressesOf(survey).map((address) =>
    kinds.reduce(
      (all, kind, index) => all + (counts(survey, address, kind) ? (cases[index] ?? 0) : 0),
      0,
    ),
  );
}
