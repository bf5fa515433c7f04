import { describe, expect, it } from 'vitest';
import { places } from './globals.ts';
import { measureFunctions, quantile, summary } from './sizes.ts';
import { parseSource, readSources } from './sources.ts';

const sources = readSources();
const own = sources.filter((source) => !source.isTest && source.path.startsWith('packages/'));
const functions = sources.flatMap(measureFunctions);
const ownFunctions = own.flatMap(measureFunctions);

describe('measuring', () => {
  it('counts lines and parameters', () => {
    const text = 'export function f(a: 1, b: 2) {\n  return [a].map((x) => x + b);\n}\n';
    expect(measureFunctions(parseSource('x.ts', text))).toEqual([
      { place: 'x.ts:1', lines: 3, parameters: 2 },
      { place: 'x.ts:2', lines: 1, parameters: 1 },
    ]);
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
  });

  it('takes a describe block for a chapter, and only in tests', () => {
    const text = "describe('x', () => {\n  it('y', () => {\n  });\n});\n";
    expect(measureFunctions(parseSource('x.test.ts', text))).toHaveLength(1);
    expect(measureFunctions(parseSource('x.ts', text))).toHaveLength(2);
  });

  it('looked at the whole tree', () => {
    expect(own.length).toBeGreaterThan(50);
    expect(ownFunctions.length).toBeGreaterThan(200);
  });
});

describe('sizes', () => {
  const lines = own.map((source) => source.lineCount);
  const lengths = ownFunctions.map((one) => one.lines);

  it('of files: none over 400 lines, tests included', () => {
    const long = sources.filter((source) => source.lineCount > 400);
    expect(long.map((source) => `${source.path}: ${source.lineCount}`)).toEqual([]);
  });

  it('of files: half within 90 lines, nine in ten within 250', () => {
    process.stdout.write(`files ${JSON.stringify(summary(lines))}\n`);
    expect(quantile(lines, 0.5)).toBeLessThanOrEqual(90);
    expect(quantile(lines, 0.9)).toBeLessThanOrEqual(250);
  });

  it('of functions: none over 80 lines, half within 12', () => {
    process.stdout.write(`functions ${JSON.stringify(summary(lengths))}\n`);
    const long = functions.filter((one) => one.lines > 80);
    expect(long.map((one) => `${one.place}: ${one.lines}`)).toEqual([]);
    expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(12);
  });

  it('of parameter lists: at most three', () => {
    const wide = functions.filter((one) => one.parameters > 3);
    expect(wide.map((one) => `${one.place}: ${one.parameters}`)).toEqual([]);
  });
});

describe('types', () => {
  it('are never any', () => {
    expect(
      places(parseSource('x.ts', 'let a: any;'), (node) => node.type === 'TSAnyKeyword'),
    ).toEqual(['x.ts:1']);
    const found = sources.flatMap((source) => places(source, (n) => n.type === 'TSAnyKeyword'));
    expect(found).toEqual([]);
  });

  it('are never asserted away with an exclamation mark', () => {
    const found = own.flatMap((source) => places(source, (n) => n.type === 'TSNonNullExpression'));
    expect(found).toEqual([]);
  });

  it('and lint rules are never silenced', () => {
    const silenced = /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable|biome-ignore-all/;
    const found = sources.flatMap((source) =>
      source.comments
        .filter((comment) => silenced.test(comment.value))
        .map((comment) => `${source.path}: ${comment.value.trim()}`),
    );
    expect(found).toEqual([]);
    expect(parseSource('x.ts', '// @ts-ignore').comments).toHaveLength(1);
  });
});
