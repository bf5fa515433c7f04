import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../canonical.ts';
import { applyOperators, isSound, mergeOperators, type Operators } from './policy-operators.ts';

const after = (given: JsonValue | undefined, asked: Operators) => applyOperators(given, asked);

describe('the operators of a policy', () => {
  // The table of the standard, section 6.1.3.1.8.
  it.each([
    [true, ['a', 'e'], ['a']],
    [false, ['a', 'e'], ['a']],
    [true, ['d', 'e'], []],
    [false, ['d', 'e'], []],
    [false, undefined, undefined],
  ])('essential %s and subset_of make %j to %j', (essential, given, expected) => {
    expect(after(given, { essential, subset_of: ['a', 'b', 'c'] })).toEqual({ value: expected });
  });

  it('ask for a parameter that is essential', () => {
    expect(after(undefined, { essential: true, subset_of: ['a'] })).toBeUndefined();
    expect(after(undefined, { essential: true, default: 'x' })).toEqual({ value: 'x' });
    expect(after(false, { essential: true })).toEqual({ value: false });
  });

  it.each<[string, [JsonValue | undefined, Operators, JsonValue | undefined]]>([
    ['value comes before what is given', ['a', { value: 'b' }, 'b']],
    ['value null takes away', ['a', { value: null }, undefined]],
    ['value false is a value', ['a', { value: false }, false]],
    ['add makes an array', [undefined, { add: ['a'] }, ['a']]],
    ['add adds nothing twice', [['a', 'b'], { add: ['b', 'c'] }, ['a', 'b', 'c']]],
    ['add knows objects', [[{ a: 1, b: 2 }], { add: [{ b: 2, a: 1 }] }, [{ a: 1, b: 2 }]]],
    ['default is only for what is missing', ['a', { default: 'b' }, 'a']],
    ['one_of takes numbers and objects', [{ a: [1] }, { one_of: [{ a: [1] }, 2] }, { a: [1] }]],
    ['superset_of takes what is equal', [['a'], { superset_of: ['a'] }, ['a']]],
    ['sets say nothing of what is missing', [undefined, { superset_of: ['a'] }, undefined]],
  ])('%s', (_, [given, asked, expected]) => {
    expect(after(given, asked)).toEqual({ value: expected });
  });

  it.each<[string, JsonValue, Operators]>([
    ['one_of', 'c', { one_of: ['a', 'b'] }],
    ['one_of does not turn text into numbers', '1', { one_of: [1] }],
    ['superset_of', ['a'], { superset_of: ['a', 'b'] }],
    ['superset_of after subset_of', ['a', 'b'], { subset_of: ['a', 'c'], superset_of: ['c'] }],
    ['add to what is no array', 'a', { add: ['b'] }],
    ['subset_of what is no array', 'a', { subset_of: ['a'] }],
  ])('refuse: %s', (_, given, asked) => {
    expect(after(given, asked)).toBeUndefined();
  });
});

const letters = fc.uniqueArray(fc.constantFrom(...'abc'), { maxLength: 3 });
const each = {
  value: fc.oneof(letters, fc.constantFrom('a', 'b'), fc.constant(null)),
  add: letters,
  default: letters,
  one_of: letters,
  subset_of: letters,
  superset_of: letters,
  essential: fc.boolean(),
};
const names = Object.keys(each) as (keyof typeof each)[];
/** Three operators at most: more of them are seldom sound together. */
const operators: fc.Arbitrary<Operators> = fc
  .tuple(fc.subarray(names, { maxLength: 3 }), fc.record(each))
  .map(([some, all]) => Object.fromEntries(some.map((name) => [name, all[name]])))
  .filter((asked) => isSound(asked));
const given = fc.option(letters, { nil: undefined });

describe('two superiors', () => {
  it('together allow nothing that one of them forbids', () => {
    fc.assert(
      fc.property(operators, operators, given, (above, below, value) => {
        const merged = mergeOperators(above, below);
        const result = merged && applyOperators(value, merged);
        fc.pre(result !== undefined);
        // What came out is let through by the checks of each of them alone.
        for (const { one_of, subset_of, superset_of, essential } of [above, below]) {
          const checks: Operators = {
            ...(one_of ? { one_of } : {}),
            ...(superset_of ? { superset_of } : {}),
            ...(essential ? { essential } : {}),
          };
          expect(applyOperators(result?.value, checks)).toEqual(result);
          const left = subset_of && applyOperators(result?.value, { subset_of });
          if (left) expect(left).toEqual(result);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('agree in whatever order they are asked, but for the order in sets', () => {
    const sorted = (value: JsonValue | undefined) =>
      Array.isArray(value) ? value.toSorted() : value;
    fc.assert(
      fc.property(operators, operators, given, (one, other, value) => {
        const there = mergeOperators(one, other);
        const back = mergeOperators(other, one);
        expect(there === undefined).toBe(back === undefined);
        if (!there || !back) return;
        expect(sorted(applyOperators(value, there)?.value)).toEqual(
          sorted(applyOperators(value, back)?.value),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('who say the same say nothing more', () => {
    fc.assert(
      fc.property(operators, (one) => {
        fc.pre(one.one_of?.length !== 0);
        expect(mergeOperators(one, one)).toEqual(one);
      }),
    );
  });
});
