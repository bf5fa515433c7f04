import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attack } from './attacker.ts';
import type { DeclaredCase } from './declared-cases.ts';
import { type CountedTown, countedTown, randomTown, releaseAll } from './declared-releases.ts';
import { loadSolver } from './load-solver.ts';
import { thresholdOnly } from './protectors.ts';
import { PUBLIC_THRESHOLD } from './public-pages.ts';
import {
  naiveRegion,
  publishedTown,
  type RegionPages,
  readRegion,
  regionOf,
} from './public-regions.ts';
import { RUNS } from './runs.ts';

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

const publish = (town: CountedTown) => publishedTown(town, releaseAll(town, thresholdOnly));

function foundIn(towns: readonly ReturnType<typeof publish>[], region: RegionPages) {
  return ['received', 'closed'].flatMap((measure) =>
    attack(solver, readRegion(towns, region, measure), PUBLIC_THRESHOLD),
  );
}

/** Cases of the first month that came in, each of somebody else. */
function came(subject: string, count: number): DeclaredCase[] {
  const given = {
    ...{ request: ['ADVICE'], channel: ['WEB'], residence: ['RES_HERE'], arrived: ['IN_PERIOD'] },
    ...{ domain: ['WORK'], ground: subject === 'CARE' ? [] : ['AGE'], subject: [subject] },
  };
  return Array.from({ length: count }, (_, person) => {
    return { measure: 'received', month: 0, person: person + 1, given };
  });
}

describe('the public figures of a region', () => {
  it('narrow no number that its towns do not show', () => {
    for (let seed = 1; seed <= RUNS.publicRegions; seed += 1) {
      const sizes = [3, 6, 2, 12];
      const towns = sizes.map((per, at) => publish(randomTown(seed * 100 + at, 1, per)));
      const region = regionOf(towns);
      expect([...region.values()].filter((figure) => (figure ?? 0) > 0).length).toBeGreaterThan(2);
      expect(foundIn(towns, region)).toEqual([]);
    }
  });

  it('would give a town away if they were sums', () => {
    const small = publish(countedTown([...came('DISCRIMINATION', 5), ...came('CARE', 7)], 1));
    const large = publish(countedTown([...came('DISCRIMINATION', 40)], 1));
    const towns = [small, large, large];
    expect(foundIn(towns, regionOf(towns))).toEqual([]);
    expect(foundIn(towns, naiveRegion(towns)).length).toBeGreaterThan(0);
  });
});
