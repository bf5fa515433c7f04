import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attack } from './attacker.ts';
import { type CountedTown, randomTown, releaseAll } from './declared-releases.ts';
import { loadSolver } from './load-solver.ts';
import { thresholdOnly } from './protectors.ts';
import {
  naivePages,
  type Pages,
  PUBLIC_THRESHOLD,
  pagesOf,
  readPages,
  releasesOf,
} from './public-pages.ts';
import { RUNS } from './runs.ts';
import { protectorOf } from './under-test.ts';

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

function foundIn(pages: Pages, town: CountedTown) {
  return ['received', 'closed'].flatMap((measure) =>
    attack(solver, readPages(pages, town, measure), PUBLIC_THRESHOLD),
  );
}

const shownIn = (pages: Pages) => [...pages.values()].filter((figure) => (figure ?? 0) > 0);

describe('the public figures of a town', () => {
  it.each([
    ['a village', 4, 2],
    ['a small town', 4, 8],
    ['part of a year', 3, 6],
    ['more than a year', 5, 4],
  ])('keep their promise to whoever has all pages: %s', (_, quarters, perMonth) => {
    for (let seed = 1; seed <= RUNS.publicTowns; seed += 1) {
      const town = randomTown(seed * 1_000 + perMonth, quarters, perMonth);
      // what the page promises does not rest on the care that the release took
      const releases = releasesOf(town, releaseAll(town, thresholdOnly));
      const years = Map.groupBy(releases, ({ period }) => period.slice(0, 4));
      const pages = new Map([...years.values()].flatMap((year) => [...pagesOf(year)]));
      expect([...pages.values()]).toContain(null);
      expect(foundIn(pages, town)).toEqual([]);
    }
  });

  it('keep it over releases that hid as a point does', () => {
    const town = randomTown(12, 1, 20);
    const pages = pagesOf(releasesOf(town, releaseAll(town, protectorOf(solver, 5))));
    expect(shownIn(pages).length).toBeGreaterThan(0);
    expect(foundIn(pages, town)).toEqual([]);
  });

  it('would give much away if they were rounded only', () => {
    let [found, naively, shown] = [0, 0, 0];
    for (const [seed, perMonth] of [
      [1_002, 2],
      [1_008, 8],
      [2_008, 8],
    ] as const) {
      const town = randomTown(seed, 4, perMonth);
      const releases = releasesOf(town, releaseAll(town, thresholdOnly));
      const naive = naivePages(releases);
      found += foundIn(naive, town).length;
      naively += shownIn(naive).length;
      shown += shownIn(pagesOf(releases)).length;
    }
    expect(found).toBeGreaterThan(5);
    // and keeping the promise does not cost most of what can be shown
    expect(shown).toBeGreaterThan(naively / 3);
  });
});
