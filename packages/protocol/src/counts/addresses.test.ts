import { describe, expect, it } from 'vitest';
import { codeList, isCode } from '../codes/code-list.ts';
import { addressesOf, formatAddress, parseAddress } from './addresses.ts';
import { spanCodes } from './span-codes.ts';
import { DECLARED, DIMENSIONS, type Dimension, type DimensionName } from './tables.ts';

const ALL = addressesOf({ period: '2026-Q3', year: true });

describe('the addresses of a quarter', () => {
  it('are each there once, in a fixed order', () => {
    expect(new Set(ALL).size).toBe(ALL.length);
    expect(addressesOf({ period: '2026-Q3', year: true })).toEqual(ALL);
    expect(ALL.slice(0, 3)).toEqual([
      'received/2026-07/total',
      'received/2026-07/subject/DISCRIMINATION',
      'received/2026-07/subject/CARE',
    ]);
    expect(ALL.at(-1)).toBe('mass/2025-Q4..2026-Q3/domain/UNKNOWN');
  });

  it('leave out the rolling year where there is none, and nothing else', () => {
    const quarter = addressesOf({ period: '2026-Q3', year: false });
    expect(quarter).toEqual(ALL.filter((address) => !address.includes('..')));
  });

  it('name every declared table', () => {
    const tables = new Set(ALL.map((address) => parseAddress(address)?.table));
    expect([...tables].sort()).toEqual(Object.keys(DECLARED).sort());
  });

  it('are read as they are spelled', () => {
    for (const address of ALL) {
      const read = parseAddress(address);
      expect(read && formatAddress(read)).toBe(address);
    }
    expect(parseAddress('closed/2025-Q4..2026-Q3/ground_domain/AGE/WORK')).toEqual({
      measure: 'closed',
      period: '2025-Q4..2026-Q3',
      table: 'ground_domain',
      codes: ['AGE', 'WORK'],
    });
  });

  it.each([
    '',
    'received',
    'received/2026-Q3',
    'sent/2026-Q3/total',
    'received/2026-Q5/total',
    'received/2026-Q3/story',
    'received/2026-Q3/__proto__',
    'received/2026-Q3/constructor',
    'received/2026-Q3/total/AGE',
    'received/2026-Q3/ground',
    'received/2026-Q3/ground/',
    'received/2026-Q3/ground/AGE/WORK',
    '/received/2026-Q3/total',
  ])('are not %s', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('of campaigns and of two dimensions have broadest codes only', () => {
    expect(ALL).toContain('received/2026-Q3/ground/ORIGIN_ROMA');
    expect(ALL).not.toContain('mass/2026-Q3/ground/ORIGIN_ROMA');
    expect(ALL).toContain('mass/2026-Q3/ground/ORIGIN');
    expect(ALL.filter((it) => /ground_domain.*(_ROMA|_DISMISSAL)/.test(it))).toEqual([]);
  });

  it('are made of codes of the lists', () => {
    const names = Object.keys(DIMENSIONS) as DimensionName[];
    for (const name of names) {
      const { lists, codes }: Dimension = DIMENSIONS[name];
      const { codes: found } = spanCodes(name, '2026-Q3', codeList);
      expect(found.length).toBeGreaterThan(1);
      for (const { code } of found) {
        expect(code).toMatch(/^[A-Z][A-Z0-9_]*$/);
        expect(codes?.includes(code) || lists?.some((list) => isCode(list, code))).toBe(true);
      }
    }
  });

  it('are refused for a version of the code lists that nobody knows', () => {
    expect(() => addressesOf({ period: '2026-Q3', year: false, codes: '1999.1' })).toThrow(
      RangeError,
    );
  });
});
