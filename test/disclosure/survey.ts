/** A code of a list; `from` and `until`: the months in which it can be given. */
export interface Code {
  readonly name: string;
  readonly parent?: string;
  readonly from?: number;
  /** The first month in which it can no longer be given. */
  readonly until?: number;
}

/** What every case is coded by. */
export interface Dimension {
  readonly name: string;
  /** Whether a case carries one or more codes; otherwise exactly one. */
  readonly many: boolean;
  /** Whether a case can carry the code of a parent alone. */
  readonly ownParents: boolean;
  readonly codes: readonly Code[];
  /** Asked only of cases with one of these codes of a dimension before it; the others have none. */
  readonly asked?: { readonly by: string; readonly of: readonly string[] };
}

/** A time that is counted, with its tables: each names dimensions, and none is the total. */
export interface Span {
  readonly name: string;
  /** The release that brings it, from 0. */
  readonly release: number;
  readonly months: readonly number[];
  /** The names of the spans that make it up, when these are published too. */
  readonly parts: readonly string[];
  readonly tables: readonly (readonly string[])[];
}

/** What is asked and what is published of it. */
export interface Survey {
  readonly dimensions: readonly Dimension[];
  readonly spans: readonly Span[];
}

/** Cases that are alike in all that is asked. */
export interface Kind {
  readonly month: number;
  /** The codes that were given, by dimension. */
  readonly given: Readonly<Record<string, readonly string[]>>;
}

/** A place in a published table. */
export interface Address {
  readonly name: string;
  readonly span: Span;
  /** A code by dimension; a dimension that is missing is summed over. */
  readonly codes: Readonly<Record<string, string>>;
}

/** Every different thing that a case can be. */
export function kindsOf({ dimensions, spans }: Survey): Kind[] {
  const months = [...new Set(spans.flatMap((span) => span.months))].sort((a, b) => a - b);
  return months.flatMap((month) =>
    dimensions
      .reduce<Kind['given'][]>(
        (all, dimension) =>
          all.flatMap((given) =>
            choicesOf(dimension, month, given).map((codes) => ({
              ...given,
              [dimension.name]: codes,
            })),
          ),
        [{}],
      )
      .map((given) => ({ month, given })),
  );
}

/** Every place of every published table, in the order of the releases. */
export function addressesOf({ dimensions, spans }: Survey): Address[] {
  const inOrder = spans.toSorted((a, b) => a.release - b.release);
  return inOrder.flatMap((span) =>
    span.tables.flatMap((table) =>
      table
        .reduce<Address['codes'][]>(
          (all, name) =>
            all.flatMap((codes) =>
              codesIn(dimensionNamed(dimensions, name), span).map((code) => ({
                ...codes,
                [name]: code.name,
              })),
            ),
          [{}],
        )
        .map((codes) => ({ name: nameOf(span, codes), span, codes })),
    ),
  );
}

/** How a place is called: the same place is called the same. */
export function nameOf(span: Span, codes: Address['codes']): string {
  const coded = Object.keys(codes).sort();
  return [span.name, ...coded.map((dimension) => `${dimension}=${codes[dimension]}`)].join('/');
}

/** Whether cases of a kind count in a place. */
export function counts({ dimensions }: Survey, address: Address, kind: Kind): boolean {
  if (!address.span.months.includes(kind.month)) return false;
  return Object.entries(address.codes).every(([name, code]) => {
    const { codes } = dimensionNamed(dimensions, name);
    return (kind.given[name] ?? []).some((given) => isUnder(codes, given, code));
  });
}

function dimensionNamed(dimensions: readonly Dimension[], name: string): Dimension {
  const found = dimensions.find((dimension) => dimension.name === name);
  if (found === undefined) throw new Error(`No dimension ${name}`);
  return found;
}

export function isValid({ from = 0, until = Number.POSITIVE_INFINITY }: Code, month: number) {
  return month >= from && month < until;
}

/** The codes that have a place in the tables of a span. */
export function codesIn({ codes }: Dimension, span: Span): Code[] {
  return codes.filter((code) => span.months.some((month) => isValid(code, month)));
}

function isUnder(codes: readonly Code[], given: string, code: string): boolean {
  if (given === code) return true;
  const parent = codes.find(({ name }) => name === given)?.parent;
  return parent !== undefined && isUnder(codes, parent, code);
}

/** What a case of a month can carry: one code, or every set of them. */
function choicesOf(dimension: Dimension, month: number, before: Kind['given']): string[][] {
  const { codes, many, ownParents, asked } = dimension;
  if (asked !== undefined && !before[asked.by]?.some((code) => asked.of.includes(code)))
    return [[]];
  const valid = codes.filter((code) => isValid(code, month));
  const parents = new Set(valid.map((code) => code.parent));
  const single = valid.map(({ name }) => name).filter((name) => ownParents || !parents.has(name));
  if (!many) return single.map((name) => [name]);
  let sets: string[][] = [[]];
  for (const name of single) sets = [...sets, ...sets.map((set) => [...set, name])];
  return sets.filter((set) => set.length > 0);
}
