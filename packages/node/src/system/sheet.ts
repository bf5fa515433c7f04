import { stringify } from 'csv-stringify/sync';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';

export const SHEET_FORMATS = ['csv', 'xlsx', 'ods'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export type SheetCell = string | number | null;

/** A table to be saved: the first row names the columns where there are any. */
export interface SheetTable {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

const TYPES: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** Not in text of XML 1.0: a workbook with them does not open. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const LAST_SIGN_OF_A_NAME = 31;

/**
 * A table as the bytes of a file. Text that a spreadsheet would run as a formula is made plain
 * (OWASP, CSV injection): by an apostrophe in CSV; in a workbook by the type of its cell as well.
 */
export async function writeSheet(format: SheetFormat, table: SheetTable): Promise<Uint8Array> {
  if (format === 'csv') return csvBytes(table);
  const rows = table.rows.map((row) => row.map(plainCell));
  const sheets = [{ name: table.name.slice(0, LAST_SIGN_OF_A_NAME), rows }];
  return format === 'xlsx' ? writeXlsx({ sheets }) : writeOds({ sheets });
}

/** Headers of a table that is saved as a file; `name` has signs of ASCII only. */
export function sheetHeaders(format: SheetFormat, name: string): Record<string, string> {
  return {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
    'Cache-Control': 'no-store',
  };
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
function csvBytes({ rows }: SheetTable): Uint8Array {
  const text = stringify(
    rows.map((row) => row.map(harmless)),
    { bom: true, record_delimiter: 'windows' },
  );
  return new TextEncoder().encode(text);
}

function plainCell(cell: SheetCell): SheetCell {
  return typeof cell === 'string' ? harmless(cell.replaceAll(NOT_IN_XML, '')) : cell;
}

// full-width signs count too: some spreadsheets read them as the plain ones
function harmless<Cell extends SheetCell>(cell: Cell): Cell | string {
  if (typeof cell !== 'string') return cell;
  return /^[\t\r\n]|^\s*[=+\-@|%＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}
