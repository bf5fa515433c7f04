import { countedQuarters, linkedCounts, MEASURE_NAMES } from '@nabij/protocol';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attack, inferRanges } from './attacker.ts';
import { chanceFrom, type DeclaredCase } from './declared-cases.ts';
import { readCameFirst } from './declared-facts.ts';
import {
  byOpening,
  countedTown,
  ofMeasure,
  randomTown,
  readAll,
  releaseAll,
  type SeenPlaces,
  THRESHOLD,
} from './declared-releases.ts';
import { loadSolver } from './load-solver.ts';
import { stateByPairs } from './pairs-statement.ts';
import { thresholdOnly } from './protectors.ts';
import { stateByMargins } from './publish.ts';
import { protectorOf } from './under-test.ts';

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

function foundIn(seen: SeenPlaces, periods: readonly string[]) {
  return MEASURE_NAMES.flatMap((measure) =>
    attack(solver, readAll(ofMeasure(seen, measure), periods), THRESHOLD),
  );
}

let people = 0;

/** Cases of one month that are closed alike, each of somebody else. */
const closed = (count: number, told: DeclaredCase['given']) => alike('closed', count, told);

function alike(measure: string, count: number, told: DeclaredCase['given']): DeclaredCase[] {
  const given = {
    ...{ request: ['ADVICE'], channel: ['WEB'], residence: ['RES_HERE'], arrived: ['IN_PERIOD'] },
    ...{ timeliness: ['IN_TIME'], domain: ['WORK'], ground: [], ...told },
  };
  return Array.from({ length: count }, () => {
    people += 1;
    return { measure, month: 0, person: people, given };
  });
}

describe('what is known of the declared tables', () => {
  it('is true of cases', () => {
    const { count, periods } = randomTown(1, 5, 12);
    const { addresses, relations } = linkedCounts(countedQuarters(periods));
    const values = addresses.map((address) => count(address).cases);
    const wrong = relations.filter(({ terms, sense, bound }) => {
      const sum = terms.reduce((all, [cell, times]) => all + times * (values[cell] ?? 0), 0);
      return sense === '=' ? sum !== bound : sum > bound;
    });
    expect(relations.length).toBeGreaterThan(1_000);
    expect(wrong).toEqual([]);
  });

  it.each([
    [3, 5],
    [4, 15],
  ])('is all that a reader knows, whatever is hidden (%i)', (seed, perMonth) => {
    const { count, periods } = randomTown(seed, 1, perMonth);
    const { addresses, relations } = linkedCounts(countedQuarters(periods));
    const chance = chanceFrom(seed);
    const inside = addresses.filter((address) => address.startsWith('closed/'));
    const seen = new Map(
      inside.map((name) => [name, chance() < 0.1 ? null : count(name).cases] as const),
    );
    const cells = addresses.map((id) => ({
      id,
      value: seen.get(id) ?? count(id).cases,
      state: 'free' as const,
    }));
    const hidden = addresses.map((address) => seen.get(address) === null);
    expect(inferRanges(solver, readAll(seen, periods))).toEqual(
      inferRanges(solver, stateByMargins({ cells, relations, most: 1_000_000 }, hidden)),
    );
  });
});

describe('the declared tables', () => {
  it.each([
    ['a village', 2, 3],
    ['a small town', 2, 12],
    ['a village for five quarters', 5, 2],
  ])('keep their promise to a reader who knows what they mean: %s', (_, quarters, perMonth) => {
    const town = randomTown(quarters * 100 + perMonth, quarters, perMonth);
    const seen = releaseAll(town, protectorOf(solver, 5));
    expect([...seen.values()]).toContain(null);
    expect(foundIn(seen, town.periods)).toEqual([]);
  });

  it('give much away when small numbers alone are hidden', () => {
    const town = randomTown(7, 2, 12);
    const seen = releaseAll(town, thresholdOnly);
    expect(foundIn(seen, town.periods).length).toBeGreaterThan(20);
  });

  it('tell no ground in a domain by how many cases have grounds in the other domains', () => {
    const about = (ground: string[], domain: string) => ({
      subject: ['DISCRIMINATION'],
      ground,
      domain: [domain],
    });
    const care = (domain: string) => ({ subject: ['CARE'], domain: [domain] });
    const cases = [
      ...closed(8, about(['AGE'], 'WORK')),
      ...closed(3, about(['RELIGION', 'SEX'], 'HOUSING')),
      ...closed(2, about(['RELIGION'], 'HOUSING')),
      ...closed(3, about(['SEX'], 'EDUCATION')),
      ...closed(10, care('EDUCATION')),
      ...closed(5, care('HOUSING')),
      ...closed(5, care('WORK')),
    ];
    const town = countedTown(cases, 1);
    const seen = releaseAll(town, protectorOf(solver));
    expect([...seen.values()]).toContain(null);
    expect(foundIn(seen, town.periods)).toEqual([]);
  });

  it('tell no pair of rule and level by what cases with several pairs have in common', () => {
    const about = (...pairs: string[]) => ({ subject: ['CARE'], pairs });
    const cases = [
      ...closed(18, about('WAITING/POINT', 'WAITING/EU')),
      ...closed(2, about('WAITING/POINT', 'WAITING/EU', 'PROOF/POINT')),
      ...closed(10, about('PROOF/EU')),
    ];
    const town = countedTown(cases, 1);
    const seen = releaseAll(town, protectorOf(solver));
    expect([...seen.values()]).toContain(null);
    const publication = stateByPairs(seen, `closed/${town.periods[0]}`, 1_000_000);
    expect(publication && attack(solver, publication, THRESHOLD)).toEqual([]);
  });

  it('tell nothing of a new town by what came in before it was closed', () => {
    const rare = {
      ...{ subject: ['QUESTION'], residence: ['RES_ELSEWHERE'], domain: ['HOUSING'] },
      ...{ arrived: ['EARLIER'], timeliness: ['LATE'] },
    };
    const cases = [
      ...alike('received', 9, { subject: ['CARE'] }),
      ...closed(6, { subject: ['CARE'] }),
      ...closed(2, rare),
    ];
    const town = countedTown(cases, 1);
    const seen = releaseAll(town, protectorOf(solver), byOpening);
    expect([...seen.values()]).toContain(null);
    const publication = readAll(seen, town.periods, readCameFirst([...seen.keys()]));
    expect(attack(solver, publication, THRESHOLD)).toEqual([]);
  });
});
