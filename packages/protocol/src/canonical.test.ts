import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanonicalError, canonicalize, type JsonObject, type JsonValue } from './canonical.ts';

const text = fc.string({ unit: 'binary' }).filter((s) => s.isWellFormed() && !s.includes('\0'));
const name = text.filter((s) => s !== '__proto__');
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
    fc.oneof(fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

/** The same value with the members of every object put in again from last to first. */
function reversed(json: JsonValue): JsonValue {
  if (Array.isArray(json)) return json.map(reversed);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([member, inner]) => [member, reversed(inner)]),
  );
}

describe('canonicalize', () => {
  it('says the same value', () => {
    fc.assert(
      fc.property(value, (json) => {
        // toEqual tells -0 from 0, JSON does not.
        expect(JSON.parse(canonicalize(json))).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it('is a fixed point', () => {
    fc.assert(
      fc.property(value, (json) => {
        const once = canonicalize(json);
        expect(canonicalize(JSON.parse(once))).toBe(once);
      }),
    );
  });

  it('does not depend on the order in which members were put in', () => {
    fc.assert(
      fc.property(value, (json) => {
        expect(canonicalize(reversed(json))).toBe(canonicalize(json));
      }),
    );
  });

  it('leaves the value as it was', () => {
    const json = { b: [{ d: 1, c: 2 }], a: 0 };
    canonicalize(json);
    expect(JSON.stringify(json)).toBe('{"b":[{"d":1,"c":2}],"a":0}');
  });

  const notJson: readonly (readonly [string, unknown])[] = [
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['a hole in an array', [1, undefined]],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['U+0000', 'a\0b'],
    ['__proto__', JSON.parse('{"__proto__":1}')],
  ];
  it.each(notJson)('refuses %s', (_, bad) => {
    expect(() => canonicalize(bad as JsonValue)).toThrow(CanonicalError);
  });

  it('refuses 10,000 levels without running out of stack', () => {
    const deep: JsonValue = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
    expect(() => canonicalize(deep)).toThrow(CanonicalError);
  });

  it('refuses a value that contains itself', () => {
    const loop: JsonObject = {};
    loop.loop = loop;
    expect(() => canonicalize(loop)).toThrow(CanonicalError);
  });
});
