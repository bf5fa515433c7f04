import { findCode, type ListName } from '@nabij/protocol';
import type { DeclaredCase } from './declared-cases.ts';

/** How many cases stand behind an address, and how many people. */
export interface Counted {
  readonly cases: number;
  readonly people: number;
}

const PAIRED = ['barrier', 'level', 'barrier_level'];
const LISTS: readonly ListName[] = ['ground', 'domain', 'nature', 'care_category'];

/** The quarter of a month that is counted from January 2024. */
const quarterOf = (month: number) =>
  `${2024 + Math.floor(month / 12)}-Q${(Math.floor(month / 3) % 4) + 1}`;

/** So many quarters, the first of 2024 first. */
export const quartersFrom = (count: number) =>
  Array.from({ length: count }, (_, quarter) => quarterOf(quarter * 3));

/** Counts one address at a time, by what its words say. */
export function countDeclared(cases: readonly DeclaredCase[], address: string): Counted {
  const [measure, period = '', table = '', ...codes] = address.split('/');
  const inside = cases.filter(
    (one) => one.measure === measure && isIn(one.month, period) && isAt(one, table, codes),
  );
  const people = new Set(inside.map(({ person }) => person)).size;
  if (table === 'people') return { cases: people, people };
  // A case counts under a rule as often as the rule was noted, each time with another level.
  const times = (one: DeclaredCase) => pairsAt(one, table, codes).length || 1;
  return { cases: inside.reduce((all, one) => all + times(one), 0), people };
}

function isIn(month: number, period: string): boolean {
  const [from = '', until] = period.split('..');
  const quarter = quarterOf(month);
  if (until !== undefined) return quarter >= from && quarter <= until;
  const name = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  return period === quarter || period === name;
}

function isAt({ given }: DeclaredCase, table: string, codes: readonly string[]): boolean {
  const [code = '', other = ''] = codes;
  const has = (dimension: string, wanted: string) =>
    (given[dimension] ?? []).some((own) => isUnder(dimension, own, wanted));
  if (table === 'total' || table === 'people') return true;
  if (PAIRED.includes(table)) return pairsAt({ given }, table, codes).length > 0;
  if (table === 'grounded') return (given.ground ?? []).length > 0 && has('domain', code);
  if (table === 'subject_request') return has('subject', code) && has('request', other);
  if (table === 'ground_domain') return has('ground', code) && has('domain', other);
  return has(table, code);
}

/** The pairs of rule and level of a case that count at an address. */
function pairsAt({ given }: Pick<DeclaredCase, 'given'>, table: string, codes: readonly string[]) {
  const [code = ''] = codes;
  const pairs = given.pairs ?? [];
  if (table === 'barrier') return pairs.filter((pair) => pair.startsWith(`${code}/`));
  if (table === 'level') return pairs.filter((pair) => pair.endsWith(`/${code}`));
  return table === 'barrier_level' ? pairs.filter((pair) => pair === codes.join('/')) : [];
}

function isUnder(dimension: string, own: string, wanted: string): boolean {
  if (own === wanted) return true;
  const list = LISTS.find((name) => name === dimension);
  const parent = list === undefined ? undefined : findCode(list, own)?.parent;
  return parent !== undefined && isUnder(dimension, parent, wanted);
}
