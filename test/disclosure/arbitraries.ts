import fc from 'fast-check';
import type { Town } from './publish.ts';
import { type Dimension, kindsOf, type Span, type Survey } from './survey.ts';

const MILLION = 1_000_000;

/** How many, when `rate` are expected: from a share of 65,536 (Poisson, by its distribution). */
function poisson(rate: number, share: number): number {
  let left = (share + 0.5) / 65_536;
  let chance = Math.exp(-rate);
  let count = 0;
  while (left > chance && count < 50) {
    left -= chance;
    count += 1;
    chance *= rate / count;
  }
  return count;
}

/** Cases of one kind in a small town, where few come in. */
const sparse = (rate: number) => fc.nat(65_535).map((share) => poisson(rate, share));

const rates = fc.constantFrom(0.1, 0.3, 1, 2, 5);

/** Cases by kind: few, none at all, one kind alone, or few with one giant among them. */
function casesFor(kinds: number): fc.Arbitrary<number[]> {
  const few = rates.chain((rate) => fc.array(sparse(rate), { minLength: kinds, maxLength: kinds }));
  const withOne = (others: fc.Arbitrary<number[]>, most: number) =>
    fc
      .tuple(others, fc.nat(kinds - 1), fc.integer({ min: 1, max: most }))
      .map(([cases, at, value]) => cases.with(at, value));
  const none = fc.constant(Array.from({ length: kinds }, () => 0));
  return fc.oneof(
    { arbitrary: few, weight: 12 },
    { arbitrary: none, weight: 1 },
    { arbitrary: withOne(none, 12), weight: 2 },
    { arbitrary: withOne(few, 900_000), weight: 2 },
  );
}

const word = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `${letter}${index + 1}` }));

/** One dimension: a list or a tree of codes, one for each case or several. */
interface Shape {
  /** The most codes at the top. */
  readonly most: number;
  readonly many?: boolean;
  /** Whether cases of a parent alone can be; they have no row, so this asks for care. */
  readonly ownParents?: boolean;
}

function dimension(name: string, { most, many = false, ownParents = false }: Shape) {
  const letter = name.slice(0, 1);
  const list = fc.integer({ min: 1, max: most }).map((count) => word(letter, count));
  const tree = fc
    .tuple(list, fc.integer({ min: 1, max: 2 }))
    .map(([codes, children]) => [
      ...codes,
      ...word(`${letter}1-`, children).map((code) => ({ ...code, parent: `${letter}1` })),
    ]);
  return fc
    .record({
      codes: fc.oneof(list, tree),
      ownParents: ownParents ? fc.boolean() : fc.constant(false),
    })
    .map((rest): Dimension => ({ name, many, ...rest }));
}

const withoutParents = ({ codes }: Dimension) => codes.filter(({ parent }) => parent === undefined);

/** All tables that a product table has for margins, the total first. */
export function withMargins(dimensions: readonly string[]): string[][] {
  let all: string[][] = [[]];
  for (const name of dimensions) all = [...all, ...all.map((table) => [...table, name])];
  return all;
}

/** A town with cases, and people of whom some came back; as many live there as can be needed. */
function townOf(survey: Survey): fc.Arbitrary<Town> {
  const kinds = kindsOf(survey).length;
  const returns = fc.oneof(
    { arbitrary: fc.constant(1), weight: 3 },
    { arbitrary: fc.constant(3), weight: 1 },
  );
  const hardlyMore = fc.integer({ min: 0, max: 3 }).map((die) => die === 0);
  return fc
    .tuple(casesFor(kinds), returns, fc.constantFrom(3, 5, 10), hardlyMore)
    .map(([cases, each, threshold, few]) => ({
      survey,
      cases,
      people: cases.map((count) => Math.ceil(count / each)),
      threshold,
      most: few ? threshold + cases.reduce((all, count) => all + count, 0) : MILLION,
    }));
}

/** Which dimensions: apart, without a product table; of some, asked of some cases only. */
export const SHAPES: readonly string[][] = [
  ['a'],
  ['a', 'b'],
  ['a', 'b', 'c'],
  ['multi'],
  ['a', 'multi'],
  ['a', 'b', 'apart'],
  ['a', 'multi', 'apart'],
  ['a', 'multi', 'apart', 'of some'],
];

/** One release of one span: one-, two- and three-way tables, trees, several codes a case. */
export const oneReleaseOf = (names: readonly string[]): fc.Arbitrary<Town> =>
  fc
    .tuple(
      dimension('a', { most: 3, ownParents: true }),
      dimension('b', { most: 3 }),
      dimension('c', { most: 2 }),
      dimension('multi', { most: 3, many: true, ownParents: true }),
    )
    .chain(([first, b, c, multi]) => {
      // In a product of two, margins do not tell all about cases that have no row.
      const a = { ...first, ownParents: first.ownParents && !names.includes('multi') };
      const ofSome = { ...multi, asked: { by: 'a', of: ['a1'] } };
      const codes = names.includes('of some') ? { ...a, codes: withoutParents(a) } : a;
      const asked = [codes, b, c, names.includes('of some') ? ofSome : multi].filter(({ name }) =>
        names.includes(name),
      );
      const tables = names.includes('apart')
        ? [[], ...asked.map(({ name }) => [name])]
        : withMargins(asked.map(({ name }) => name));
      const span: Span = { name: 'q1', release: 0, months: [1], parts: [], tables };
      return townOf({ dimensions: asked, spans: [span] });
    });

/** One release of any shape. */
export const oneRelease = fc.constantFrom(...SHAPES).chain(oneReleaseOf);

/** Quarters one after the other, each with its months if asked, and rolling years. */
export function quarters(
  count: number,
  { months, tables }: { months: boolean; tables: readonly (readonly string[])[] },
): Span[] {
  return Array.from({ length: count }, (_, release) => {
    const own = [0, 1, 2].map((month) => release * 3 + month);
    const monthly = own.map((month) => `m${month}`);
    const monthTables = tables.filter((table) => table.length === 0 || table.join() === 'a');
    const since = release - 3;
    const year = Array.from({ length: 4 }, (_, index) => since + index);
    const spans: Span[] = months
      ? own.map((month) => ({
          name: `m${month}`,
          release,
          months: [month],
          parts: [],
          tables: monthTables,
        }))
      : [];
    // Without months a quarter is one time that nobody can look into.
    const inside = (quarter: number) => (months ? [0, 1, 2] : [0]).map((m) => quarter * 3 + m);
    spans.push({
      name: `q${release}`,
      release,
      months: inside(release),
      parts: months ? monthly : [],
      tables,
    });
    if (since >= 0) {
      const parts = year.map((quarter) => `q${quarter}`);
      spans.push({ name: `y${release}`, release, months: year.flatMap(inside), parts, tables });
    }
    return spans;
  }).flat();
}

/** Five to eight quarters with rolling years, sometimes with their months. */
export const history: fc.Arbitrary<Town> = fc
  .tuple(
    dimension('a', { most: 3, ownParents: true }),
    dimension('b', { most: 2 }),
    dimension('multi', { most: 2, many: true, ownParents: true }),
    fc.constantFrom('a', 'ab', 'multi'),
    fc.boolean(),
    fc.integer({ min: 5, max: 8 }),
  )
  .chain(([a, b, multi, shape, months, count]) => {
    const asked = shape === 'multi' ? [multi] : shape === 'ab' ? [a, b] : [a];
    const tables = withMargins(asked.map(({ name }) => name));
    return townOf({ dimensions: asked, spans: quarters(count, { months, tables }) });
  });

const TINY = ['a', 'a,b', 'multi', 'a,b,apart'];

/** Small enough to try every number: no count is more than `most`. */
export const tiny: fc.Arbitrary<Town> = fc
  .record({
    a: dimension('a', { most: 2, ownParents: true }),
    b: dimension('b', { most: 2 }),
    multi: dimension('multi', { most: 2, many: true, ownParents: true }),
    names: fc.constantFrom(...SHAPES.filter((names) => TINY.includes(names.join()))),
    times: fc.constantFrom(1, 2),
  })
  .chain(({ a, b, multi, names, times }) => {
    const asked = [a, b, multi].filter(({ name }) => names.includes(name));
    const tables = names.includes('apart')
      ? [[], ...asked.map(({ name }) => [name])]
      : withMargins(asked.map(({ name }) => name));
    const single = Array.from(
      { length: times },
      (_, month): Span => ({
        name: `m${month}`,
        release: month,
        months: [month],
        parts: [],
        tables,
      }),
    );
    const both: Span = {
      name: 'both',
      release: times - 1,
      months: [0, 1],
      parts: ['m0', 'm1'],
      tables,
    };
    const survey = { dimensions: asked, spans: times === 1 ? single : [...single, both] };
    const kinds = kindsOf(survey).length;
    return fc
      .array(fc.constantFrom<number[]>(0, 0, 1, 1, 2, 3), { minLength: kinds, maxLength: kinds })
      .map((cases) => ({
        survey,
        cases,
        threshold: 3,
        most: cases.reduce((all, count) => all + count, 3),
      }));
  });
