import { codeList, type ListName } from '@nabij/protocol';
import type { Fact } from './publication.ts';

/** Terms by name; a minus before the number of times takes away. */
type Terms = readonly (readonly [name: string, times: number])[];

/** What is known of a sum of addresses. */
export interface NamedFact {
  readonly terms: Terms;
  readonly least?: number;
  readonly most?: number;
}

const ONE = ['subject', 'request', 'domain', 'channel', 'residence', 'arrived', 'timeliness'];
const SEVERAL = ['ground', 'nature', 'handling', 'care_category', 'outcome'];
const LISTS: Partial<Record<string, ListName[]>> = {
  domain: ['domain'],
  ground: ['ground'],
  nature: ['nature'],
  care_category: ['care_domain', 'care_category'],
};

/** The broader code of a code of a table, undefined where there is none. */
function parentOf(table: string, code: string): string | undefined {
  for (const list of LISTS[table] ?? []) {
    const found = codeList(list).codes.find((one) => one.code === code);
    if (found !== undefined) return found.parent;
  }
  return undefined;
}

const less = (small: string[], big: string[]): NamedFact => ({
  terms: [...big.map((name) => [name, 1] as const), ...small.map((name) => [name, -1] as const)],
  least: 0,
});
const same = (one: string[], other: string[]): NamedFact => ({ ...less(one, other), most: 0 });

/**
 * What somebody who reads the released tables knows of them: written from what the tables mean,
 * for the whole of the declared tables. `names` are the addresses of one measure that have a number.
 */
export function readTables(names: readonly string[], quarters: readonly string[]): NamedFact[] {
  const periods = [...Map.groupBy(names, (name) => name.split('/').slice(0, 2).join('/'))];
  const has = new Set(names);
  return [
    ...periods.flatMap(([at, inside]) => readPeriod(at, inside)),
    ...periods.flatMap(([at, inside]) => readTime({ at, inside, quarters }, has)),
  ];
}

function readPeriod(at: string, inside: readonly string[]): NamedFact[] {
  const tables = Map.groupBy(inside, (name) => name.split('/')[2] ?? '');
  const total = `${at}/total`;
  return [...tables]
    .flatMap(([table, names]) => {
      if (ONE.includes(table)) return readCodes({ table, names, total, many: false });
      if (SEVERAL.includes(table)) return readCodes({ table, names, total, many: true });
      if (table === 'people') return [less(names, [total])];
      if (table === 'subject_request') return readProduct(at, names);
      if (table === 'grounded') return readGrounded(at, names);
      if (table === 'ground_domain') return readGroundsByDomain(at, names);
      if (table === 'barrier_level') return readPairs(at, names);
      return [];
    })
    .concat(tables.has('ground') ? readGrounds(at, tables.get('ground') ?? []) : [])
    .concat(readCare(at, tables.get('care_category') ?? []));
}

/** What a care complaint is about: cases that are not about care have none of it. */
function readCare(at: string, names: readonly string[]): NamedFact[] {
  const care = [`${at}/subject/CARE`, `${at}/subject/BOTH`];
  return names.map((name) => less([name], care));
}

interface Codes {
  readonly table: string;
  readonly names: readonly string[];
  readonly total: string;
  readonly many: boolean;
}

function readCodes({ table, names, total, many }: Codes): NamedFact[] {
  const under = Map.groupBy(names, (name) => parentOf(table, name.split('/')[3] ?? '') ?? '');
  return [...under].flatMap(([parent, children]) => {
    const whole = parent === '' ? total : `${total.replace(/total$/, table)}/${parent}`;
    if (many) return children.map((child) => less([child], [whole]));
    return parent === '' ? [same(children, [whole])] : [less(children, [whole])];
  });
}

const codesOf = (name: string) => name.split('/').slice(3);

/** Both margins of a table in which every case has one code of either kind. */
function readProduct(at: string, names: readonly string[]): NamedFact[] {
  const rows = Map.groupBy(names, (name) => `${at}/subject/${codesOf(name)[0]}`);
  const columns = Map.groupBy(names, (name) => `${at}/request/${codesOf(name)[1]}`);
  return [...rows, ...columns].map(([margin, inner]) => same(inner, [margin]));
}

/** Discrimination has a ground at least, care has none, and a question may have some. */
function readGrounds(at: string, names: readonly string[]): NamedFact[] {
  const top = names.filter((name) => parentOf('ground', codesOf(name)[0] ?? '') === undefined);
  const discrimination = [`${at}/subject/DISCRIMINATION`, `${at}/subject/BOTH`];
  const maybe = [...discrimination, `${at}/subject/QUESTION`];
  return [less(discrimination, top), ...top.map((name) => less([name], maybe))];
}

/** A case that has a ground in a domain is one of those of that domain that have any. */
function readGroundsByDomain(at: string, names: readonly string[]): NamedFact[] {
  const byGround = Map.groupBy(names, (name) => `${at}/ground/${codesOf(name)[0]}`);
  const byDomain = Map.groupBy(names, (name) => `${at}/grounded/${codesOf(name)[1]}`);
  return [
    ...[...byGround].map(([margin, inner]) => same(inner, [margin])),
    ...[...byDomain].flatMap(([margin, inner]) => [
      less([margin], inner),
      ...inner.map((name) => less([name], [margin])),
    ]),
  ];
}

/** In each domain, the cases that have a ground: all that are about discrimination, and no care. */
function readGrounded(at: string, names: readonly string[]): NamedFact[] {
  const subjects = (codes: string[]) => codes.map((code) => `${at}/subject/${code}`);
  return [
    ...names.map((name) => less([name], [name.replace('/grounded/', '/domain/')])),
    less(subjects(['DISCRIMINATION', 'BOTH']), [...names]),
    less([...names], subjects(['DISCRIMINATION', 'BOTH', 'QUESTION'])),
  ];
}

/** Rules and levels are counted as often as they are noted: a case once for each of its pairs. */
function readPairs(at: string, names: readonly string[]): NamedFact[] {
  const margins = [
    ...Map.groupBy(names, (name) => `${at}/barrier/${codesOf(name)[0]}`),
    ...Map.groupBy(names, (name) => `${at}/level/${codesOf(name)[1]}`),
  ];
  return [
    ...names.map((name) => less([name], [`${at}/total`])),
    ...margins.map(([margin, inner]) => same(inner, [margin])),
  ];
}

/** Where anything is told that is not zero, somebody was there. */
export function readSomebody(told: ReadonlyMap<string, number | null>): NamedFact[] {
  const periods = Map.groupBy(told, ([name]) => name.split('/').slice(0, 2).join('/'));
  return [...periods].flatMap(([at, inside]): NamedFact[] =>
    told.has(`${at}/people`) && inside.some(([, value]) => (value ?? 0) > 0)
      ? [{ terms: [[`${at}/people`, 1]], least: 1 }]
      : [],
  );
}

/** In a town that is new, nothing was closed by the end of a month that had not come in by then. */
export function readCameFirst(names: readonly string[]): NamedFact[] {
  const months = names.filter((name) => /^closed\/\d{4}-\d{2}\/total$/.test(name)).sort();
  return months.map((_, last) => {
    const ended = months.slice(0, last + 1);
    const came = ['received', 'mass'].flatMap((measure) =>
      ended.map((name) => name.replace('closed', measure)),
    );
    return less(ended, came);
  });
}

interface Time {
  readonly at: string;
  readonly inside: readonly string[];
  readonly quarters: readonly string[];
}

/** A year is its quarters, a quarter its months; people can come back. */
function readTime({ at, inside, quarters }: Time, has: ReadonlySet<string>): NamedFact[] {
  const [measure = '', period = ''] = at.split('/');
  const parts = partsOf(period, quarters);
  const tables = new Set([...has].map((cell) => cell.split('/').slice(0, 3).join('/')));
  return inside.flatMap((name) => {
    const rest = name.split('/').slice(2).join('/');
    const [table] = rest.split('/');
    const told = parts.every((part) => tables.has(`${measure}/${part}/${table}`));
    if (parts.length === 0 || !told) return [];
    // A code that a part does not have was not in use there: no case carries it.
    const cells = parts.map((part) => `${measure}/${part}/${rest}`).filter((cell) => has.has(cell));
    if (rest !== 'people') return [same(cells, [name])];
    return [less([name], cells), ...cells.map((cell) => less([cell], [name]))];
  });
}

function partsOf(period: string, quarters: readonly string[]): string[] {
  const [from, until] = period.split('..');
  if (from !== undefined && until !== undefined) {
    return quarters.slice(quarters.indexOf(from), quarters.indexOf(until) + 1);
  }
  const [year, quarter] = period.split('-Q');
  if (quarter === undefined) return [];
  const first = (Number(quarter) - 1) * 3 + 1;
  return [0, 1, 2].map((month) => `${year}-${String(first + month).padStart(2, '0')}`);
}

/** The same with unknowns by number: `indexOf` gives every name its own. */
export function numbered(facts: readonly NamedFact[], indexOf: (name: string) => number): Fact[] {
  return facts.map(({ terms, ...bounds }) => ({
    sum: terms.map(([name, times]) => [indexOf(name), times]),
    ...bounds,
  }));
}
