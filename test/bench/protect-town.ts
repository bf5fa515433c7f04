import { codeList, type ListName, monthsOf, type Period } from '@nabij/protocol';
import type { CountedRow } from '../../packages/node/src/counts/store.ts';

/** Reports of discrimination a year for each inhabitant (Dutch towns: about 43 of 30,000). */
const RATE = 43 / 30_000;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * What a made-up town counted in some quarters, like a real one: as much care as discrimination,
 * few codes common and most rare, one person in ten back with another case.
 */
export function townRows(
  population: number,
  quarters: readonly Period[],
  next: () => number,
): CountedRow[] {
  const people: string[] = [];
  return quarters.flatMap((quarter) =>
    monthsOf(quarter).flatMap((month) => {
      const cases = poisson((2.2 * RATE * population) / 12, next);
      return Array.from({ length: cases }, () => caseOf({ month, people, next })).flat();
    }),
  );
}

interface Drawing {
  readonly month: string;
  readonly people: string[];
  readonly next: () => number;
}

/** A case comes in, and most end in the same month: what is measured does not depend on it. */
function caseOf({ month, people, next }: Drawing): CountedRow[] {
  const one = (list: ListName) =>
    rare(
      codeList(list).codes.map(({ code }) => code),
      next,
    );
  const some = (list: ListName) => (next() < 0.3 ? [one(list), one(list)] : [one(list)]);
  const subject = next() < 0.47 ? 'DISCRIMINATION' : next() < 0.88 ? 'CARE' : one('subject');
  const again = people.length > 0 && next() < 0.1;
  const person = again
    ? (people[Math.floor(next() * people.length)] ?? '')
    : `person ${people.length}`;
  if (!again) people.push(person);
  const received: CountedRow = {
    measure: 'received',
    month,
    arrived: next() < 0.03 ? 'EARLIER' : 'IN_PERIOD',
    subject,
    request: one('request_type'),
    channel: one('channel'),
    residence: one('residence'),
    grounds: subject === 'CARE' || (subject === 'QUESTION' && next() < 0.7) ? [] : some('ground'),
    domain: one('domain'),
    natures: [],
    handlings: [],
    careCategories: [],
    outcomes: [],
    barriers: [],
    timeliness: null,
    campaign: next() < 0.01,
    person,
  };
  if (next() < 0.1) return [received];
  const barriers = next() < 0.3 ? [`${one('rule_barrier')}/${one('rule_level')}`] : [];
  const closed: CountedRow = {
    ...received,
    measure: 'closed',
    natures: subject === 'CARE' ? [] : some('nature'),
    handlings: some('handling'),
    careCategories: subject === 'CARE' || subject === 'BOTH' ? some('care_category') : [],
    outcomes: next() < 0.8 ? some('outcome') : [],
    barriers,
    timeliness: next() < 0.8 ? 'IN_TIME' : next() < 0.6 ? 'LATE' : 'NO_TERM',
  };
  return [received, closed];
}

/** Codes in a list get rarer by their place (Zipf). */
function rare(codes: readonly string[], next: () => number): string {
  const weights = codes.map((_, at) => 1 / (at + 1));
  const at = next() * weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const found = weights.findIndex((weight) => {
    sum += weight;
    return at < sum;
  });
  return codes[found] ?? '';
}

function poisson(mean: number, next: () => number): number {
  let count = 0;
  for (let product = next(); product > Math.exp(-mean); product *= next()) count += 1;
  return count;
}
