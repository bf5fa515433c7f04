import { countedQuarters, linkedCounts, MEASURE_NAMES } from '@nabij/protocol';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attack } from './attacker.ts';
import { chanceFrom, type DeclaredCase, declaredCases } from './declared-cases.ts';
import { type Counted, countDeclared, quartersFrom } from './declared-counts.ts';
import { numbered, readSomebody, readTables } from './declared-facts.ts';
import { loadSolver } from './load-solver.ts';
import { stateByPairs } from './pairs-statement.ts';
import { thresholdOnly } from './protectors.ts';
import type { Publication } from './publication.ts';
import type { Cell, Model, Protector } from './publish.ts';
import { protectorOf } from './under-test.ts';

const THRESHOLD = 5;
const MOST = 1_000_000;

let solver: Highs;
beforeAll(async () => {
  solver = await loadSolver();
});

type Seen = Map<string, number | null>;
type Quarter = ReturnType<typeof countedQuarters>[number]['period'];

/** A town that counts for some quarters. */
function randomTown(seed: number, quarters: number, perMonth: number) {
  return town(declaredCases({ months: quarters * 3, perMonth }, chanceFrom(seed)), quarters);
}

function town(cases: readonly DeclaredCase[], quarters: number) {
  const counted = new Map<string, Counted>();
  const count = (address: string) => {
    const found = counted.get(address) ?? countDeclared(cases, address);
    counted.set(address, found);
    return found;
  };
  return { count, periods: quartersFrom(quarters) as Quarter[] };
}

/** Releases quarter after quarter what is declared, as a town does. */
function release({ count, periods }: ReturnType<typeof town>, protector: Protector) {
  const seen: Seen = new Map();
  let model: Model = { cells: [], relations: [], threshold: THRESHOLD, most: MOST };
  let hidden: readonly boolean[] = [];
  for (const index of periods.keys()) {
    const { addresses, relations } = linkedCounts(countedQuarters(periods.slice(0, index + 1)));
    const cells = addresses.map((id): Cell => {
      const before = seen.get(id);
      if (before === null) return { id, value: null, state: 'hidden' };
      if (before !== undefined) return { id, value: before, state: 'shown' };
      const { cases, people } = count(id);
      return { id, value: cases, state: 'free', people };
    });
    model = { cells, relations, threshold: THRESHOLD, most: MOST };
    hidden = protector(model);
    for (const [cell, { id, value }] of cells.entries()) seen.set(id, hidden[cell] ? null : value);
  }
  return { seen, model, hidden };
}

/** What is published of one measure, as its reader understands it. */
function publicationOf(seen: Seen, measure: string, periods: readonly string[]): Publication {
  const names = [...seen.keys()].filter((name) => name.startsWith(`${measure}/`));
  const index = new Map(names.map((name, at) => [name, at]));
  const indexOf = (name: string) => {
    const found = index.get(name) ?? index.size;
    index.set(name, found);
    return found;
  };
  const told = new Map(names.map((name) => [name, seen.get(name) ?? null]));
  const facts = numbered([...readTables(names, periods), ...readSomebody(told)], indexOf);
  const numbers = names.map((name) => ({
    name,
    sum: [[indexOf(name), 1]] as const,
    value: seen.get(name) ?? null,
  }));
  return { unknowns: index.size, numbers, facts, most: MOST };
}

function foundIn(seen: Seen, periods: readonly string[]) {
  return MEASURE_NAMES.flatMap((measure) =>
    attack(solver, publicationOf(seen, measure, periods), THRESHOLD),
  );
}

/** Cases of one month that are closed alike; what is not told is the same for all. */
function closed(count: number, told: DeclaredCase['given']): DeclaredCase[] {
  const given = {
    ...{ request: ['ADVICE'], channel: ['WEB'], residence: ['RES_HERE'], arrived: ['IN_PERIOD'] },
    ...{ timeliness: ['IN_TIME'], domain: ['WORK'], ground: [], ...told },
  };
  // People of their own: the longer list of what was told before is no reason to be the same.
  return Array.from({ length: count }, () => ({
    measure: 'closed',
    month: 0,
    person: nobody(),
    given,
  }));
}

let people = 0;
const nobody = () => {
  people += 1;
  return people;
};

describe('the declared tables', () => {
  it('are counted so that everything that is known to hold of them does hold', () => {
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
    ['a village', 2, 3],
    ['a small town', 2, 12],
    ['a village for five quarters', 5, 3],
  ])('keep their promise to a reader who knows what they mean: %s', (_, quarters, perMonth) => {
    const one = randomTown(quarters * 100 + perMonth, quarters, perMonth);
    const { seen } = release(one, protectorOf(solver));
    expect([...seen.values()]).toContain(null);
    expect(foundIn(seen, one.periods)).toEqual([]);
  });

  it('give much away when small numbers alone are hidden', () => {
    const one = randomTown(7, 2, 12);
    expect(foundIn(release(one, thresholdOnly).seen, one.periods).length).toBeGreaterThan(20);
  });

  it('tell no ground in a domain by how many cases have grounds in the other domains', () => {
    const about = (ground: string[], domain: string) => ({
      subject: ['DISCRIMINATION'],
      ground,
      domain: [domain],
    });
    const care = (domain: string) => ({ subject: ['CARE'], domain: [domain] });
    const one = town(
      [
        ...closed(8, about(['AGE'], 'WORK')),
        ...closed(3, about(['RELIGION', 'SEX'], 'HOUSING')),
        ...closed(2, about(['RELIGION'], 'HOUSING')),
        ...closed(3, about(['SEX'], 'EDUCATION')),
        ...closed(10, care('EDUCATION')),
        ...closed(5, care('HOUSING')),
        ...closed(5, care('WORK')),
      ],
      1,
    );
    const { seen } = release(one, protectorOf(solver));
    expect([...seen.values()]).toContain(null);
    expect(foundIn(seen, one.periods)).toEqual([]);
  });

  it('tell no pair of rule and level by what cases with several pairs have in common', () => {
    const about = (...pairs: string[]) => ({ subject: ['CARE'], pairs });
    const one = town(
      [
        ...closed(18, about('WAITING/POINT', 'WAITING/EU')),
        ...closed(2, about('WAITING/POINT', 'WAITING/EU', 'PROOF/POINT')),
        ...closed(10, about('PROOF/EU')),
      ],
      1,
    );
    const { seen } = release(one, protectorOf(solver));
    expect([...seen.values()]).toContain(null);
    const publication = stateByPairs(seen, `closed/${one.periods[0]}`, MOST);
    expect(publication && attack(solver, publication, THRESHOLD)).toEqual([]);
  });
});
