import {
  type Address,
  addressesOf,
  type Code,
  codesIn,
  type Dimension,
  isValid,
  nameOf,
  type Span,
  type Survey,
} from './survey.ts';

/** A sum of places against a bound: what follows from how tables are made up. */
export interface Relation {
  readonly terms: readonly (readonly [cell: number, coefficient: number])[];
  readonly sense: '=' | '<=';
  readonly bound: number;
}

type Find = (span: Span, codes: Address['codes']) => number | undefined;

/**
 * What everybody knows about the places of a survey, as rules about margins: what one-valued codes
 * add up to, what parents hold, what several codes at once can cover, and what time adds up to.
 */
export function marginsOf(survey: Survey): Relation[] {
  const addresses = addressesOf(survey);
  const byName = new Map(addresses.map((address, index) => [address.name, index]));
  const find: Find = (span, codes) => byName.get(nameOf(span, codes));
  return addresses.flatMap((address, cell) => [
    ...survey.dimensions.flatMap((dimension) =>
      address.codes[dimension.name] === undefined
        ? wholeAndParts({ address, cell, dimension }, find)
        : parentAndChildren({ address, cell, dimension }, find),
    ),
    ...overTime(survey, { address, cell }, find),
  ]);
}

interface At {
  readonly address: Address;
  readonly cell: number;
  readonly dimension: Dimension;
}

/** A place and the same with every broadest code of one more dimension. */
function wholeAndParts({ address, cell, dimension }: At, find: Find): Relation[] {
  const top = codesIn(dimension, address.span).filter((code) => code.parent === undefined);
  const parts = placesOf({ address, cell, dimension }, top, find);
  if (parts.length === 0) return [];
  const { asked } = dimension;
  const whole =
    asked === undefined
      ? [cell]
      : asked.of.flatMap(
          (code) => find(address.span, { ...address.codes, [asked.by]: code }) ?? [],
        );
  if (!dimension.many) return [makesUp(parts, whole, '=')];
  return [...parts.map((part) => makesUp([part], whole, '<=')), covers(parts, whole)];
}

/** A place of a parent and the same with its children. */
function parentAndChildren(at: At, find: Find): Relation[] {
  const { address, cell, dimension } = at;
  const parent = address.codes[dimension.name];
  const children = codesIn(dimension, address.span).filter((code) => code.parent === parent);
  const parts = placesOf(at, children, find);
  if (parts.length === 0) return [];
  const always = address.span.months.every((month) =>
    children.some((code) => isValid(code, month)),
  );
  const alone = dimension.ownParents || !always;
  if (!dimension.many) return [makesUp(parts, [cell], alone ? '<=' : '=')];
  const each = parts.map((part) => makesUp([part], [cell], '<='));
  return alone ? each : [...each, covers(parts, [cell])];
}

function placesOf({ address, dimension }: At, codes: readonly Code[], find: Find): number[] {
  return codes.flatMap((code) => {
    const cell = find(address.span, { ...address.codes, [dimension.name]: code.name });
    return cell === undefined ? [] : [cell];
  });
}

/** A place and the same in the spans that make up its span. */
function overTime(survey: Survey, at: Omit<At, 'dimension'>, find: Find): Relation[] {
  const { span, codes } = at.address;
  const parts = survey.spans.filter(({ name }) => span.parts.includes(name));
  const dimensions = Object.keys(codes).sort().join();
  const declared = parts.every((part) =>
    part.tables.some((table) => table.toSorted().join() === dimensions),
  );
  if (parts.length === 0 || !declared) return [];
  // A code that was not there yet, or no longer, has no place: nothing carried it.
  const cells = parts.map((part) => find(part, codes)).filter((cell) => cell !== undefined);
  return [makesUp(cells, [at.cell], '=')];
}

type Cells = readonly number[];

const makesUp = (parts: Cells, whole: Cells, sense: '=' | '<='): Relation => ({
  terms: [...parts.map((part) => [part, 1] as const), ...whole.map((cell) => [cell, -1] as const)],
  sense,
  bound: 0,
});

const covers = (parts: Cells, whole: Cells): Relation => ({
  terms: [...whole.map((cell) => [cell, 1] as const), ...parts.map((part) => [part, -1] as const)],
  sense: '<=',
  bound: 0,
});
