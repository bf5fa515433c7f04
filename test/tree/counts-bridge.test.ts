import { describe, expect, it } from 'vitest';
import { parseSource, readSources, type Source, walk } from './sources.ts';

const COUNTS = 'packages/node/src/counts/';
const CASES = 'packages/node/src/cases/';
const sources = readSources().filter((source) => !source.isTest);

/** The files of cases/ that counts/ looks into. */
function bridges(all: readonly Source[]): string[] {
  const targets = all
    .filter((source) => source.path.startsWith(COUNTS))
    .flatMap((source) => source.imports.map((found) => found.target ?? ''));
  return [...new Set(targets.filter((target) => target.startsWith(CASES)))];
}

/** The declared answers of a file's exported functions; `(not said)` where none is declared. */
function answers(source: Source): string[] {
  const found: string[] = [];
  walk(source.program, (node, [parent]) => {
    if (parent?.type !== 'ExportNamedDeclaration' || node.type !== 'FunctionDeclaration') return;
    const type = node.returnType?.typeAnnotation;
    found.push(type ? source.text.slice(type.start, type.end) : '(not said)');
  });
  return found;
}

/** True for number, lists and records of numbers, and objects whose members are numbers. */
function isNumbersOnly(type: string): boolean {
  const bare = type.replace(/^Promise<(.*)>$/s, '$1').trim();
  const members = bare.replace(/\b(readonly\s+)?\w+\s*:\s*number\b[;,]?/g, '');
  return /^(number(\[\])?|(Readonly)?Record<\w+, number>|\{\s*\})$/.test(members);
}

describe('between cases and counts', () => {
  it('numbers are told from what is not', () => {
    expect(isNumbersOnly('Promise<Record<string, number>>')).toBe(true);
    expect(isNumbersOnly('{ received: number; closed: number }')).toBe(true);
    expect(isNumbersOnly('Promise<Case[]>')).toBe(false);
    expect(isNumbersOnly('{ received: number; story: string }')).toBe(false);
    const file = parseSource(
      `${CASES}a.ts`,
      'export function f(): Promise<string[]> { return g(); }',
    );
    expect(answers(file)).toEqual(['Promise<string[]>']);
  });

  it('stands at most one file, with one function that answers with numbers', () => {
    expect(sources.some((source) => source.path.startsWith(COUNTS))).toBe(true);
    const files = bridges(sources);
    expect(files.length).toBeLessThanOrEqual(1);
    for (const source of sources.filter(({ path }) => files.includes(path))) {
      expect(answers(source)).toHaveLength(1);
      expect(answers(source).every(isNumbersOnly), source.path).toBe(true);
    }
  });
});
