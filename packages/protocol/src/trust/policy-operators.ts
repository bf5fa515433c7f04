import { z } from 'zod';
import { canonicalize, type JsonValue } from '../canonical.ts';

const present = z.custom<JsonValue>((value) => value !== undefined && value !== null);
const values = z.array(present).exactOptional();

/** The operators on one parameter; any that is not among the seven is left out. */
export const operatorsSchema = z.object({
  value: z.custom<JsonValue>((value) => value !== undefined).exactOptional(),
  add: values,
  default: present.exactOptional(),
  one_of: values,
  subset_of: values,
  superset_of: values,
  essential: z.boolean().exactOptional(),
});

/** What is asked of one parameter of the metadata (OpenID Federation 1.0, section 6.1.3.1). */
export type Operators = z.infer<typeof operatorsSchema>;

/** Joins what a superior asks with what one below it asks; undefined when they cannot agree. */
export function mergeOperators(above: Operators, below: Operators): Operators | undefined {
  const isAgreed = (one?: JsonValue, other?: JsonValue) =>
    one === undefined || other === undefined || isSame(one, other);
  if (!isAgreed(above.value, below.value)) return undefined;
  if (!isAgreed(above.default, below.default)) return undefined;

  const merged: Operators = { ...above, ...below };
  if (above.add && below.add) merged.add = union(above.add, below.add);
  if (above.one_of && below.one_of) {
    merged.one_of = intersection(above.one_of, below.one_of);
    if (merged.one_of.length === 0) return undefined;
  }
  if (above.subset_of && below.subset_of) {
    merged.subset_of = intersection(above.subset_of, below.subset_of);
  }
  if (above.superset_of && below.superset_of) {
    merged.superset_of = union(above.superset_of, below.superset_of);
  }
  if (above.essential) merged.essential = true;
  return isSound(merged) ? merged : undefined;
}

/** Whether the operators may stand together, as the standard says for each of them. */
export function isSound(asked: Operators): boolean {
  const { add, one_of, subset_of, superset_of } = asked;
  if (one_of && (add || subset_of || superset_of)) return false;
  if (add && subset_of && !isSubset(add, subset_of)) return false;
  if (superset_of && subset_of && !isSubset(superset_of, subset_of)) return false;
  return asked.value === undefined || isSoundValue(asked.value, asked);
}

function isSoundValue(value: JsonValue, asked: Operators): boolean {
  const { add, one_of, subset_of, superset_of } = asked;
  if (value === null && (asked.default !== undefined || asked.essential)) return false;
  if (one_of && !isAmong(value, one_of)) return false;
  if (!add && !subset_of && !superset_of) return true;
  if (!Array.isArray(value)) return false;
  const fits = [
    add === undefined || isSubset(add, value),
    subset_of === undefined || isSubset(value, subset_of),
    superset_of === undefined || isSubset(superset_of, value),
  ];
  return fits.every(Boolean);
}

/** The parameter after the operators, in the standard's order; undefined in it when it is absent. */
export function applyOperators(
  given: JsonValue | undefined,
  asked: Operators,
): { readonly value: JsonValue | undefined } | undefined {
  let value = asked.value === undefined ? given : (asked.value ?? undefined);
  if (asked.add) {
    const before = value ?? [];
    if (!Array.isArray(before)) return undefined;
    value = union(before, asked.add);
  }
  value ??= asked.default;
  if (value === undefined) return asked.essential ? undefined : { value };

  if (asked.one_of && !isAmong(value, asked.one_of)) return undefined;
  if (!asked.subset_of && !asked.superset_of) return { value };
  if (!Array.isArray(value)) return undefined;
  const left = asked.subset_of ? intersection(value, asked.subset_of) : value;
  return isSubset(asked.superset_of ?? [], left) ? { value: left } : undefined;
}

// Two JSON values are the same when their canonical texts are.
const isSame = (one: JsonValue, other: JsonValue) => canonicalize(one) === canonicalize(other);
const texts = (all: readonly JsonValue[]) => new Set(all.map((each) => canonicalize(each)));

function isAmong(value: JsonValue, all: readonly JsonValue[]): boolean {
  return texts(all).has(canonicalize(value));
}

function isSubset(some: readonly JsonValue[], all: readonly JsonValue[]): boolean {
  const had = texts(all);
  return some.every((each) => had.has(canonicalize(each)));
}

function union(one: readonly JsonValue[], other: readonly JsonValue[]): JsonValue[] {
  const had = texts(one);
  return [...one, ...other.filter((each) => !had.has(canonicalize(each)))];
}

function intersection(one: readonly JsonValue[], other: readonly JsonValue[]): JsonValue[] {
  const had = texts(other);
  return one.filter((each) => had.has(canonicalize(each)));
}
