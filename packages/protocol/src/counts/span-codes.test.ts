import { describe, expect, it } from 'vitest';
import { CODE_VERSION, type Code, codeList } from '../codes/code-list.ts';
import { findBoth, NEXT_VERSION } from '../testing/next-lists.ts';
import { publishedLists, spanCodes } from './span-codes.ts';

const next = findBoth(NEXT_VERSION) ?? codeList;
const codesIn = (period: string): string[] =>
  spanCodes('ground', period, next).codes.map(({ code }) => code);

describe('the codes that have a cell in a span', () => {
  it('are those that could be chosen on some day of it', () => {
    expect(codesIn('2026-Q1')).toContain('ORIGIN');
    expect(codesIn('2026-Q2')).not.toContain('ORIGIN');
    expect(codesIn('2026-Q1..2026-Q4')).toContain('ORIGIN');
    expect(codesIn('2026-06')).not.toContain('CASTE');
    expect(codesIn('2026-07')).toContain('CASTE');
    expect(codesIn('2025-Q3..2026-Q2')).not.toContain('CASTE');
  });

  it('stand under the nearest broader code that has a cell too', () => {
    const roma = (period: string) =>
      spanCodes('ground', period, next).codes.find(({ code }) => code === 'ORIGIN_ROMA');
    expect(roma('2026-Q1')).toEqual({ code: 'ORIGIN_ROMA', parent: 'ORIGIN' });
    expect(roma('2026-Q2')).toEqual({ code: 'ORIGIN_ROMA' });
    expect(roma('2026-Q3')).toBeUndefined();
  });

  it('tell under which of them cases are lost from sight', () => {
    const lost = (period: string) => spanCodes('care_category', period, next).lostUnder;
    expect(lost('2026-Q2')).toEqual(new Set());
    expect(lost('2026-Q3')).toEqual(new Set(['CLINICAL']));
    expect(spanCodes('domain', '2026-Q3', next).lostUnder).toEqual(new Set([undefined]));
  });

  it('are all codes of a list before its first day: else nothing could be counted', () => {
    expect(spanCodes('subject', '2024-01', codeList).codes).toHaveLength(4);
  });

  it('need a period', () => {
    expect(() => spanCodes('subject', '2026', codeList)).toThrow(RangeError);
  });
});

describe('the published versions of the code lists', () => {
  it('are those that this package carries', () => {
    expect(publishedLists(CODE_VERSION)).toBe(codeList);
    for (const version of ['', '1999.1', NEXT_VERSION, '__proto__']) {
      expect(publishedLists(version)).toBeUndefined();
    }
  });

  it('may add and end codes, but none goes away or gets another broader code', () => {
    const kept = (it: Pick<Code, 'code' | 'parent'>) => `${it.code} under ${it.parent}`;
    for (const name of ['ground', 'domain', 'subject', 'care_category', 'rule_level'] as const) {
      const later = next(name).codes.map(kept);
      expect(later).toEqual(expect.arrayContaining(codeList(name).codes.map(kept)));
    }
  });
});
