import {
  addressesOf,
  CODE_VERSION,
  countedQuarters,
  type QuarterRelease,
  releaseOf,
} from '@nabij/protocol';
import { figureCells } from '../../packages/node/src/figures/public/figure-cells.ts';
import { type Figure, figuresOf } from '../../packages/node/src/figures/public/figures-of.ts';
import { numbered, readTables } from './declared-facts.ts';
import type { CountedTown, SeenPlaces } from './declared-releases.ts';
import type { Fact, Publication } from './publication.ts';

const MOST = 1_000_000;

/** What is promised of every number that a public page has a place for and does not show. */
export const PUBLIC_THRESHOLD = 10;

/** Everything that the public pages of one town say, by address; null: fewer or protected. */
export type Pages = ReadonlyMap<string, Figure>;

/** The releases of a town of which this was seen. */
export function releasesOf({ periods }: Pick<CountedTown, 'periods'>, seen: SeenPlaces) {
  return countedQuarters([...periods]).map((quarter): QuarterRelease => {
    const values = new Map(addressesOf(quarter).map((it) => [it, seen.get(it) ?? null]));
    const { period } = quarter;
    return releaseOf(values, { period, codes: CODE_VERSION, threshold: 5, previous: null });
  });
}

/** The pages as the town makes them. */
export function pagesOf(releases: readonly QuarterRelease[]): Pages {
  return new Map([...figuresOf(releases).values()].flatMap((figures) => [...figures]));
}

/** The pages of somebody who only rounds: what is large enough is shown. */
export function naivePages(releases: readonly QuarterRelease[]): Pages {
  return new Map(
    releases.flatMap(figureCells).map(({ address, value }): [string, Figure] => {
      const isLarge = value === 0 || (value ?? 0) >= 10;
      return [address, isLarge ? Math.round((value ?? 0) / 5) * 5 : null];
    }),
  );
}

/** A rounded number is what it is, or up to two beside it; ten is never less. */
function roundedFact(figure: number): Pick<Fact, 'least' | 'most'> {
  if (figure === 0) return { least: 0, most: 0 };
  return { least: figure === 10 ? 10 : figure - 2, most: figure + 2 };
}

/** What the pages say of one measure, as somebody reads it who knows all tables there are. */
export function readPages(
  pages: Pages,
  { periods }: Pick<CountedTown, 'periods'>,
  measure: string,
): Publication & { readonly names: readonly string[] } {
  const names = countedQuarters([...periods])
    .flatMap((quarter) => addressesOf(quarter))
    .filter((name) => name.startsWith(`${measure}/`));
  const index = new Map(names.map((name, at) => [name, at]));
  const place = (name: string) => index.get(name) ?? 0;
  const own = [...pages].filter(([name]) => index.has(name));
  const told = own.flatMap(([name, figure]): Fact[] =>
    figure === null ? [] : [{ sum: [[place(name), 1]], ...roundedFact(figure) }],
  );
  const numbers = own.flatMap(([name, figure]) =>
    figure === null ? [{ name, sum: [[place(name), 1]] as const, value: null }] : [],
  );
  const facts = [...numbered(readTables(names, periods), place), ...told];
  return { names, unknowns: names.length, numbers, facts, most: MOST };
}
