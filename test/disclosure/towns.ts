import type { Town } from './publish.ts';
import { type Kind, kindsOf, type Survey } from './survey.ts';

/** Cases that are alike: how many, and what was given. */
export type Alike = readonly [
  count: number,
  given?: Record<string, string | string[]>,
  month?: number,
];

/** A town whose cases are told one kind after the other. */
export function townWith(survey: Survey, alike: readonly Alike[], threshold = 5): Town {
  const kinds = kindsOf(survey);
  const cases: number[] = kinds.map(() => 0);
  for (const [count, given = {}, month = 0] of alike) {
    const at = kinds.findIndex((kind) => kind.month === month && isGiven(kind, given));
    if (at < 0) throw new Error(`No such case: ${JSON.stringify(given)} in month ${month}`);
    cases[at] = (cases[at] ?? 0) + count;
  }
  return { survey, cases, threshold, most: 1_000_000 };
}

function isGiven(kind: Kind, given: Record<string, string | string[]>): boolean {
  return Object.entries(kind.given).every(
    ([name, codes]) => [...codes].sort().join() === [given[name] ?? []].flat().sort().join(),
  );
}
