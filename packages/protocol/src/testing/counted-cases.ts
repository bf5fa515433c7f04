import fc from 'fast-check';
import { codeList, type ListName } from '../codes/code-list.ts';
import type { Lists } from '../counts/span-codes.ts';

/** A case as a point tallies it; written without the declaration, to count it another way. */
export interface CountedCase {
  readonly measure: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly person: number;
  readonly one: Readonly<Record<string, string>>;
  readonly many: Readonly<Record<string, readonly string[]>>;
  readonly pairs: readonly (readonly [barrier: string, level: string])[];
}

const codes = (name: ListName, lists: Lists): string[] => lists(name).codes.map((it) => it.code);

/** Cases with any codes of the lists, in any of the months. */
export function casesIn(
  months: readonly string[],
  lists: Lists = codeList,
): fc.Arbitrary<CountedCase[]> {
  const any = (name: ListName) => fc.constantFrom(...codes(name, lists));
  const some = (name: ListName) => fc.uniqueArray(any(name), { maxLength: 3 });
  const one = fc.record({
    subject: any('subject'),
    request: fc.oneof(any('request_type'), fc.constant('UNKNOWN')),
    // few of them, so that cells grow
    domain: fc.oneof(fc.constantFrom('WORK', 'WORK_DISMISSAL', 'HOUSING'), any('domain')),
    channel: fc.oneof(any('channel'), fc.constant('UNKNOWN')),
    residence: any('residence'),
    arrived: fc.constantFrom('IN_PERIOD', 'EARLIER'),
    timeliness: fc.constantFrom('IN_TIME', 'LATE', 'NO_TERM'),
  });
  const many = fc.record({
    ground: some('ground'),
    nature: some('nature'),
    handling: some('handling'),
    // where only the domain is known, that
    care_category: fc
      .tuple(some('care_category'), some('care_domain'))
      .map(([categories, domains]) => [...categories, ...domains]),
    outcome: some('outcome'),
  });
  const pair = fc.tuple(any('rule_barrier'), any('rule_level'));
  const counted = fc.record({
    measure: fc.constantFrom('received', 'closed', 'mass'),
    month: fc.constantFrom(...months),
    person: fc.nat({ max: 12 }),
    one,
    many,
    pairs: fc.array(pair, { maxLength: 3 }),
  });
  return fc.array(counted.map(withCountedGrounds).map(withCare), { maxLength: 60 });
}

/** A care complaint has no grounds, and no case about discrimination is without one. */
function withCountedGrounds(it: CountedCase): CountedCase {
  const { subject } = it.one;
  const told = subject === 'CARE' ? [] : (it.many.ground ?? []);
  const ground =
    told.length === 0 && subject !== 'CARE' && subject !== 'QUESTION' ? ['UNKNOWN'] : told;
  return { ...it, many: { ...it.many, ground } };
}

/** Care categories are put on what is about care. */
function withCare(it: CountedCase): CountedCase {
  const isCare = it.one.subject === 'CARE' || it.one.subject === 'BOTH';
  return isCare ? it : { ...it, many: { ...it.many, care_category: [] } };
}

/** Counts every address that a case can have, whether or not a release has it. */
export function countEverything(
  cases: readonly CountedCase[],
  listsOf: (month: string) => Lists = () => codeList,
): Map<string, number> {
  const counts = new Map<string, number>();
  const people = new Map<string, Set<number>>();
  for (const it of cases) {
    for (const period of periodsOf(it.month)) {
      const at = `${it.measure}/${period}`;
      for (const cell of cellsOf(it, listsOf(it.month))) {
        counts.set(`${at}/${cell}`, (counts.get(`${at}/${cell}`) ?? 0) + 1);
      }
      people.set(at, (people.get(at) ?? new Set()).add(it.person));
    }
  }
  for (const [at, who] of people) counts.set(`${at}/people`, who.size);
  return counts;
}

/** Its month, its quarter, and the four rolling years that its quarter is part of. */
function periodsOf(month: string): string[] {
  const nth = Number(month.slice(0, 4)) * 4 + Math.floor((Number(month.slice(5)) - 1) / 3);
  const name = (n: number): string => `${Math.floor(n / 4)}-Q${(n % 4) + 1}`;
  const years = [0, 1, 2, 3].map((later) => `${name(nth + later - 3)}..${name(nth + later)}`);
  return [month, name(nth), ...years];
}

function cellsOf({ one, many, pairs: told }: CountedCase, lists: Lists): string[] {
  const up = (list: ListName, of: readonly string[] = []): string[] => [
    ...new Set(of.flatMap((code) => withBroader(code, lists(list).codes))),
  ];
  const pairs = [...new Map(told.map((it) => [it.join('/'), it])).values()];
  const grounds = up('ground', many.ground);
  const domains = up('domain', [one.domain ?? '']);
  const table = (name: string, of: readonly string[]): string[] => of.map((it) => `${name}/${it}`);
  const { subject = '', request = '', channel = '', residence = '' } = one;
  const cases = new Set([
    'total',
    ...table('subject', [subject]),
    ...table('request', [request]),
    `subject_request/${subject}/${request}`,
    ...table('ground', grounds),
    ...table('domain', domains),
    ...table('channel', [channel]),
    ...table('residence', [residence]),
    ...table('arrived', [one.arrived ?? '']),
    ...table('timeliness', [one.timeliness ?? '']),
    ...table('nature', up('nature', many.nature)),
    ...table('handling', many.handling ?? []),
    ...table('outcome', many.outcome ?? []),
    ...table('care_category', up('care_category', many.care_category)),
    ...(grounds.length > 0 ? table('grounded', domains) : []),
    ...grounds.flatMap((ground) => table(`ground_domain/${ground}`, domains)),
  ]);
  // a rule is counted as often as it was noted
  const mentions = pairs.flatMap(([barrier, level]) => [
    `barrier/${barrier}`,
    `level/${level}`,
    `barrier_level/${barrier}/${level}`,
  ]);
  return [...cases, ...mentions];
}

function withBroader(
  code: string,
  rows: readonly { readonly code: string; readonly parent?: string }[],
): string[] {
  const parent = rows.find((row) => row.code === code)?.parent;
  return parent === undefined ? [code] : [code, ...withBroader(parent, rows)];
}
