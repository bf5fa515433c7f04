import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allLists } from '../codes/code-list.ts';
import { quietRelease } from '../testing/quarter-releases.ts';
import { quarterReleaseSchema, readRelease } from './release-schema.ts';
import { DECLARED, DIMENSIONS, type Dimension, MEASURE_NAMES, SPAN_NAMES } from './tables.ts';

const QUARTER = { period: '2026-Q3', codes: '2026.1', year: true } as const;

const CODES = new Set([
  ...allLists().flatMap(({ codes }) => codes.map(({ code }) => code)),
  ...Object.values(DIMENSIONS).flatMap((it: Dimension) => it.codes ?? []),
]);
const HEAD = ['version', 'period', 'codes', 'threshold', 'previous', 'counts'];
const NAMES: readonly string[] = [...MEASURE_NAMES, ...SPAN_NAMES, ...Object.keys(DECLARED)];

/** Every place in a JSON schema where a value can stand, with its path; nothing is passed over. */
function* leaves(
  node: z.core.JSONSchema.JSONSchema,
  path: string[] = [],
): Generator<[string[], object]> {
  const { type, properties, required, additionalProperties, anyOf, $schema: _, ...rest } = node;
  if (anyOf !== undefined) {
    expect(rest).toEqual({});
    for (const each of anyOf) yield* leaves(each as z.core.JSONSchema.JSONSchema, path);
  } else if (type === 'object') {
    expect(rest).toEqual({});
    expect(additionalProperties).toBe(false);
    expect(required).toEqual(Object.keys(properties ?? {}));
    for (const [name, each] of Object.entries(properties ?? {})) {
      yield* leaves(each as z.core.JSONSchema.JSONSchema, [...path, name]);
    }
  } else {
    expect([properties, required, additionalProperties]).toEqual([undefined, undefined, undefined]);
    yield [path, { type, ...rest }];
  }
}

/** Whether the object that goes on here has such a member itself. */
function isMemberOf(rest: string, member: string): boolean {
  const name = `${JSON.stringify(member)}:`;
  let depth = 0;
  for (let at = 0; at < rest.length && depth >= 0; at++) {
    if (depth === 0 && rest[at] === '"' && rest.startsWith(name, at)) return true;
    if (rest[at] === '{') depth += 1;
    if (rest[at] === '}') depth -= 1;
  }
  return false;
}

describe('the form of a release', () => {
  const all = [...leaves(z.toJSONSchema(quarterReleaseSchema(QUARTER)))];
  const counts = all.filter(([[first]]) => first === 'counts');

  it('has room for its period, the version of the codes, a threshold, a digest, and counts', () => {
    expect(new Set(all.map(([[first]]) => first))).toEqual(new Set(HEAD));
    const head = all.filter(([[first]]) => first !== 'counts').map(([[name], it]) => [name, it]);
    expect(head).toEqual([
      ['version', { type: 'number', const: 2 }],
      ['period', { type: 'string', const: '2026-Q3' }],
      ['codes', { type: 'string', const: '2026.1' }],
      ['threshold', { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: 1000 }],
      ['previous', { type: 'string', pattern: '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$' }],
      ['previous', { type: 'null' }],
    ]);
  });

  it('has for a count a whole number or null, and never text, a list or a time', () => {
    expect(counts.length).toBeGreaterThan(4000);
    for (const [, leaf] of counts) {
      expect([
        { type: 'integer', minimum: 0, maximum: 1_000_000 },
        { type: 'null' },
      ]).toContainEqual(leaf);
    }
  });

  it('names only measures, spans, tables and codes of the lists', () => {
    for (const [[, measure = '', span = '', table = '', ...codes]] of counts) {
      expect([measure, span, table].every((name) => NAMES.includes(name))).toBe(true);
      expect(codes.every((code) => CODES.has(code))).toBe(true);
      expect(codes.length).toBeLessThanOrEqual(2);
    }
  });

  it('lets no text through, wherever it is put', () => {
    const canary = 'a-story-that-must-not-leave';
    const json = JSON.stringify(quietRelease());
    const places = [...json.matchAll(/"[^"]+"|\b0\b/g)];
    expect(places.length).toBeGreaterThan(2000);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom('"', ''),
        ({ 0: found, index }, quote) => {
          const text = quote === '"' ? `"${canary}"` : `{"${canary}":0}`;
          const put = found === '0' ? text : `"${canary}"`;
          const changed = `${json.slice(0, index)}${put}${json.slice(index + found.length)}`;
          expect(readRelease(JSON.parse(changed))).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes no member more, wherever it is put and whatever stands in it', () => {
    const json = JSON.stringify(quietRelease());
    const starts = [...json.matchAll(/\{/g)];
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('case', 'at', 'note', 'received_at', '__proto__', 'AGE', 'week'),
    );
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
      fc.constantFrom('2026-07-14', null, true),
    );
    fc.assert(
      fc.property(fc.constantFrom(...starts), name, value, ({ index }, member, told) => {
        const after = json.slice(index + 1);
        // a name that is there already would only be said twice
        fc.pre(!isMemberOf(after, member));
        const more = `${JSON.stringify(member)}:${JSON.stringify(told)},`;
        const changed: unknown = JSON.parse(`${json.slice(0, index + 1)}${more}${after}`);
        expect(readRelease(changed)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('has no period finer than its own months, and no other one', () => {
    const json = JSON.stringify(quietRelease());
    for (const period of ['2026-W30', '2026-07', '2026-07-14', '2026-Q3T10:00', '2026']) {
      expect(readRelease(JSON.parse(json.replace('2026-Q3', period)))).toBeUndefined();
    }
  });

  it('is refused without a throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readRelease(value)).toBeUndefined();
      }),
    );
    const early = { ...quietRelease(), period: '2000-Q2', counts: { received: { year: null } } };
    expect(readRelease(early)).toBeUndefined();
  });
});
