import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';

/** Reads CSV of RFC 4180, independently of how it was written. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('csv', () => {
  it('writes numbers, and nothing for null', () => {
    expect(csv(['a', 'b', 'c'], [[0, null, -1]])).toBe('a,b,c\r\n0,,-1\r\n');
  });

  it.each([
    ['=1+1'],
    ['+31 20 123'],
    ['-2+3'],
    ['@SUM(A1)'],
    [' =1+1'],
    ['\t=1+1'],
    ['\r=1+1'],
    ['＝1+1'],
    ["|calc'!A1"],
  ])('%j is no formula any more', (text) => {
    expect(parse(csv(['a'], [[text]]))[1]).toEqual([`'${text}`]);
  });

  it('gives any text back, but for the apostrophe', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (rows) => {
        const read = parse(csv(['a', 'b'], rows)).slice(1);
        expect(read.length).toBe(rows.length);
        for (const [i, row] of rows.entries()) {
          for (const [j, value] of row.entries()) {
            expect([value, `'${value}`]).toContain(read[i]?.[j]);
          }
        }
      }),
    );
  });

  it('never lets a field begin as a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parse(csv(['a'], [[text]]))[1]?.[0] ?? '').not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
