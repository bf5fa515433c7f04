import { NOT_COMPARABLE, notComparable } from '../rates/comparable.ts';
import { rateRatio } from '../rates/rate-ratio.ts';
import type { Delivered } from './town-quarters.ts';

/** Why a year must not be set beside the year before. */
export const NOT_COMPARED = [
  'not-over',
  'no-year-before',
  'other-towns',
  'hidden',
  ...NOT_COMPARABLE,
] as const;

/** Why a year must not be set beside the year before. */
export type NotCompared = (typeof NOT_COMPARED)[number];

/** How a number of a year stands beside that of the year before. */
export interface Compared {
  /** Of the year before; null where it must not be set beside this one. */
  readonly before: number | null;
  /** Whether chance alone would hardly do this (95 %); null where nothing is compared. */
  readonly finding: 'higher' | 'lower' | 'not-apart' | null;
  /** Empty where the two compare. */
  readonly why: readonly NotCompared[];
}

/** A number of a whole region and year, with what it rests on. */
export interface YearNumber {
  readonly visible: number;
  readonly isExact: boolean;
  /** Whether the year is over and told. */
  readonly isOver: boolean;
  readonly towns: readonly Delivered[];
  readonly codes: readonly string[];
  readonly thresholds: readonly number[];
}

/** Sets a number beside that of the year before only where both are of the same. */
export function compareYears(now: YearNumber, before: YearNumber): Compared {
  const refused = (...why: NotCompared[]): Compared => ({ before: null, finding: null, why });
  if (!now.isOver) return refused('not-over');
  if (!before.isOver) return refused('no-year-before');
  const why: NotCompared[] = [];
  if (namesOf(now) !== namesOf(before)) why.push('other-towns');
  if (!now.isExact || !before.isExact) why.push('hidden');
  why.push(...notComparable(basisOf(before), basisOf(now)));
  const population = peopleIn(now.towns);
  if (why.length > 0 || population === null) return refused(...why);
  const count = ({ visible }: YearNumber) => ({ low: visible, high: visible });
  const { finding } = rateRatio(
    { count: count(now), population },
    { count: count(before), population },
  );
  return { before: before.visible, finding, why: [] };
}

/** How many people live in these towns; null where one of them is not known. */
export function peopleIn(towns: readonly Delivered[]): number | null {
  let sum = 0;
  for (const { population } of towns) {
    if (population === null) return null;
    sum += population;
  }
  return sum > 0 ? sum : null;
}

function namesOf({ towns }: YearNumber): string {
  return JSON.stringify(towns.map(({ id }) => id).toSorted());
}

function basisOf({ towns, codes, thresholds, visible, isExact }: YearNumber) {
  return {
    ...({ measure: 'year', span: 'year', codes, thresholds } as const),
    silentQuarters: towns.filter(({ came }) => came !== 'all').length,
    population: peopleIn(towns),
    count: { low: visible, high: isExact ? visible : null },
  };
}
