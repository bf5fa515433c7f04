import type { Period } from '../period.ts';
import { addressesIn } from './addresses.ts';
import { type Block, blocksOf, type CountedQuarter } from './blocks.ts';
import { ruleStatements } from './known-rules.ts';
import { marginStatements, type Tables } from './margins.ts';
import { openingStatements } from './opening.ts';
import { timeStatements } from './over-time.ts';
import { type FindLists, publishedLists } from './span-codes.ts';
import type { Statement } from './statement.ts';

/**
 * Sum of coefficient × cell, compared with a bound; a cell by its place among the addresses.
 * @example
 * const halves: CountRelation = { terms: [[0, 1], [1, 1], [2, -1]], sense: '=', bound: 0 };
 */
export interface CountRelation {
  readonly terms: readonly (readonly [cell: number, coefficient: number])[];
  readonly sense: '=' | '<=';
  readonly bound: number;
}

/**
 * Counts, and all that everybody knows to hold between them.
 * @example const linked: LinkedCounts = linkedCounts(countedQuarters(['2026-Q3']));
 */
export interface LinkedCounts {
  readonly addresses: readonly string[];
  readonly relations: readonly CountRelation[];
}

/**
 * The addresses of some quarters and everything that follows from the declaration about the
 * numbers there. It is true for every possible set of cases. Who asks what can be inferred from
 * what left a point must give every quarter that it ever released: fewer quarters give fewer
 * relations, never wrong ones.
 * @throws RangeError for a quarter that is given twice, or a version of the code lists that is not
 * known
 * @example linkedCounts(countedQuarters(['2026-Q2', '2026-Q3']))
 */
export function linkedCounts(
  quarters: readonly CountedQuarter[],
  find: FindLists = publishedLists,
): LinkedCounts {
  const timeline = new Map(
    quarters.map((it): [Period, Block[]] => [it.period, blocksOf(it, find)]),
  );
  if (timeline.size !== quarters.length) throw new RangeError('A quarter is given twice');
  const blocks = [...timeline.values()].flat();
  const addresses = blocks.flatMap(addressesIn);
  const places = new Map(addresses.map((address, i) => [address, i]));
  const statements = [
    ...together(blocks).flatMap((tables) => [
      ...marginStatements(tables),
      ...ruleStatements(tables),
    ]),
    ...timeStatements(timeline),
    ...openingStatements(quarters.find(({ first }) => first)?.period, timeline),
  ];
  return { addresses, relations: statements.map((it) => numbered(it, places)) };
}

/** The tables that share a measure and a span. */
function together(blocks: readonly Block[]): Tables[] {
  const groups = Map.groupBy(blocks, ({ measure, period }) => `${measure}/${period}`);
  return [...groups.values()].map((group) => new Map(group.map((it) => [it.table, it])));
}

function numbered({ terms, sense }: Statement, places: ReadonlyMap<string, number>): CountRelation {
  const cells = terms.map(([address, coefficient]) => {
    const place = places.get(address);
    if (place === undefined) throw new RangeError('A relation about a number nobody declared');
    return [place, coefficient] as const;
  });
  return { terms: cells, sense, bound: 0 };
}
