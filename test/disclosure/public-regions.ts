import type { QuarterRelease } from '@nabij/protocol';
import { figuresOf } from '../../packages/node/src/figures/public/figures-of.ts';
import {
  lowerBounds,
  type Part,
  partsOf,
  type RegionFigure,
} from '../../packages/node/src/figures/public/region-parts.ts';
import type { CountedTown, SeenPlaces } from './declared-releases.ts';
import { type Pages, pagesOf, readPages, releasesOf } from './public-pages.ts';
import type { Fact, Publication, Sum } from './publication.ts';

/** What the region's page says, by address. */
export type RegionPages = ReadonlyMap<string, RegionFigure>;

/** A town with its own pages, and what it gives to the region. */
export interface PublishedTown {
  readonly periods: CountedTown['periods'];
  readonly pages: Pages;
  readonly parts: readonly Part[];
}

/** A town of which this was seen. */
export function publishedTown(town: CountedTown, seen: SeenPlaces): PublishedTown {
  const releases = releasesOf(town, seen);
  const figures = figuresOf(releases);
  const parts = releases.flatMap((release: QuarterRelease) =>
    partsOf(release, figures.get(release.period) ?? new Map()),
  );
  return { periods: town.periods, pages: pagesOf(releases), parts };
}

/** The region's pages as the coordinator makes them. */
export function regionOf(towns: readonly PublishedTown[]): RegionPages {
  return lowerBounds(towns.map(({ parts }) => parts));
}

/** The pages of somebody who adds up what was released and shows every sum of ten and more. */
export function naiveRegion(towns: readonly PublishedTown[]): RegionPages {
  const sums = new Map<string, number>();
  for (const [address, count] of towns.flatMap(({ parts }) => parts)) {
    sums.set(address, (sums.get(address) ?? 0) + count);
  }
  return new Map([...sums].map(([address, sum]) => [address, sum >= 5 ? sum : null]));
}

/** What all pages of one measure say together: each town's own, and that sums are no less. */
export function readRegion(
  towns: readonly PublishedTown[],
  region: RegionPages,
  measure: string,
): Publication {
  const read = towns.map((town) => readPages(town.pages, town, measure));
  const starts = read.map((_, at) => read.slice(0, at).reduce((sum, it) => sum + it.unknowns, 0));
  const moved = (sum: Sum, at: number): Sum =>
    sum.map(([unknown, times]) => [unknown + (starts[at] ?? 0), times]);
  const names = read.map(({ names }) => new Map(names.map((name, at) => [name, at])));
  const sums = [...region].flatMap(([address, figure]): Fact[] => {
    if (figure === null || !address.startsWith(`${measure}/`)) return [];
    const sum = names.flatMap((places, at): [number, number][] => {
      const place = places.get(address);
      return place === undefined ? [] : [[place + (starts[at] ?? 0), 1]];
    });
    return [{ sum, least: figure, ...(figure === 0 ? { most: 0 } : {}) }];
  });
  return {
    unknowns: read.reduce((sum, { unknowns }) => sum + unknowns, 0),
    numbers: read.flatMap(({ numbers }, at) =>
      numbers.map(({ name, sum, value }) => ({
        name: `${at} ${name}`,
        sum: moved(sum, at),
        value,
      })),
    ),
    facts: [
      ...read.flatMap(({ facts }, at) => facts.map((it) => ({ ...it, sum: moved(it.sum, at) }))),
      ...sums,
    ],
    most: Math.max(...read.map(({ most }) => most)),
  };
}
