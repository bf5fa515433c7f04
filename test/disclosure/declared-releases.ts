import { countedQuarters, linkedCounts } from '@nabij/protocol';
import { chanceFrom, type DeclaredCase, declaredCases } from './declared-cases.ts';
import { type Counted, countDeclared, quartersFrom } from './declared-counts.ts';
import { type NamedFact, numbered, readSomebody, readTables } from './declared-facts.ts';
import type { Publication } from './publication.ts';
import type { Cell, Protector } from './publish.ts';

/** The threshold of every town here. */
export const THRESHOLD = 5;

const MOST = 1_000_000;

/** What everybody sees, by address. */
export type SeenPlaces = ReadonlyMap<string, number | null>;

/** A town with what it counts at every address. */
export interface CountedTown {
  readonly periods: readonly ReturnType<typeof countedQuarters>[number]['period'][];
  count(address: string): Counted;
}

/** A town where chance brings the cases, some in each month. */
export function randomTown(seed: number, quarters: number, perMonth: number): CountedTown {
  const cases = declaredCases({ months: quarters * 3, perMonth }, chanceFrom(seed));
  return countedTown(cases, quarters);
}

/** A town that counts these cases, from the first quarter on. */
export function countedTown(cases: readonly DeclaredCase[], quarters: number): CountedTown {
  const counted = new Map<string, Counted>();
  const count = (address: string) => {
    const found = counted.get(address) ?? countDeclared(cases, address);
    counted.set(address, found);
    return found;
  };
  return { count, periods: quartersFrom(quarters) as CountedTown['periods'] };
}

/** The addresses of quarters, and what is known of them. */
type Link = (periods: CountedTown['periods']) => ReturnType<typeof linkedCounts>;

const byToday: Link = (periods) => linkedCounts(countedQuarters([...periods]));

/** The same of a town that counted nothing before. */
export const byOpening: Link = (periods) =>
  linkedCounts(countedQuarters([...periods]).map((it, at) => ({ ...it, first: at === 0 })));

/** Releases quarter after quarter all that is declared, as a town does. */
export function releaseAll(
  { count, periods }: CountedTown,
  protector: Protector,
  link: Link = byToday,
): SeenPlaces {
  const seen = new Map<string, number | null>();
  for (const index of periods.keys()) {
    const { addresses, relations } = link(periods.slice(0, index + 1));
    const cells = addresses.map((id): Cell => {
      const before = seen.get(id);
      if (before === null) return { id, value: null, state: 'hidden' };
      if (before !== undefined) return { id, value: before, state: 'shown' };
      const { cases, people } = count(id);
      return { id, value: cases, state: 'free', people };
    });
    const hidden = protector({ cells, relations, threshold: THRESHOLD, most: MOST });
    for (const [cell, { id, value }] of cells.entries()) seen.set(id, hidden[cell] ? null : value);
  }
  return seen;
}

/** What is published, as its reader understands it, with what he knows `more`. */
export function readAll(
  seen: SeenPlaces,
  periods: readonly string[],
  more: readonly NamedFact[] = [],
): Publication {
  const names = [...seen.keys()];
  const index = new Map(names.map((name, at) => [name, at]));
  const facts = [...readTables(names, periods), ...readSomebody(seen), ...more];
  const numbers = names.map((name, at) => ({
    name,
    sum: [[at, 1]] as const,
    value: seen.get(name) ?? null,
  }));
  const indexOf = (name: string) => index.get(name) ?? 0;
  return { unknowns: names.length, numbers, facts: numbered(facts, indexOf), most: MOST };
}

/** The part of what is seen that is of one measure: nothing is known to link it to the others. */
export function ofMeasure(seen: SeenPlaces, measure: string): SeenPlaces {
  return new Map([...seen].filter(([name]) => name.startsWith(`${measure}/`)));
}
