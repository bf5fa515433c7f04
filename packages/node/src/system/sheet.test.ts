import fc from 'fast-check';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { writeSheet } from './sheet.ts';

const csv = async (rows: (string | number | null)[][]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await writeSheet('csv', { name: 'x', rows }),
  );
const READ = { xlsx: readXlsx, ods: readOds } as const;

async function readBack(format: 'xlsx' | 'ods', rows: (string | number | null)[][]) {
  const book = await READ[format](await writeSheet(format, { name: 'Lijst', rows }));
  return book.sheets[0];
}

describe('a table as a file', () => {
  it('is CSV with the mark of UTF-8 and quotes where they are needed', async () => {
    const rows = [
      ['Naam', 'n'],
      ['Eén, "twee"', 2],
      [null, 0],
    ];
    expect(await csv(rows)).toBe('\uFEFFNaam,n\r\n"Eén, ""twee""",2\r\n,0\r\n');
  });

  it.each(['xlsx', 'ods'] as const)(
    'is a workbook (%s) with numbers as numbers',
    async (format) => {
      const sheet = await readBack(format, [
        ['Naam', 'n'],
        ['Ras <&> "é"', 3],
      ]);
      expect(sheet?.name).toBe('Lijst');
      expect(sheet?.rows).toEqual([
        ['Naam', 'n'],
        ['Ras <&> "é"', 3],
      ]);
    },
  );

  it.each(['=1+1', '+1', '-1', '@x', '|x', ' =cmd', '\t=x', '＝1'])(
    'makes %j no formula',
    async (text) => {
      expect(await csv([[text]])).toContain(`'${text}`);
      for (const format of ['xlsx', 'ods'] as const) {
        const cell = (await readBack(format, [['head'], [text]]))?.rows[1]?.[0];
        expect(String(cell).startsWith("'")).toBe(true);
      }
    },
  );

  it('never begins a cell of text with a sign that runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        const file = (await csv([[text]])).slice(1).replace(/^"/, '');
        expect(file).not.toMatch(/^\s*[=+\-@|%]/);
      }),
    );
  });
});
