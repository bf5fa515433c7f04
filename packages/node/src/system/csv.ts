export type CsvValue = string | number | null;

/**
 * A table as CSV (RFC 4180): every line ends in CRLF, null is an empty field.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export function csv(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  return csvLines([header]) + csvLines(rows);
}

/** Lines of the same, for a file that is written in pieces. */
export function csvLines(rows: Iterable<readonly CsvValue[]>): string {
  return Array.from(rows, (values) => `${values.map(field).join(',')}\r\n`).join('');
}

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n\t;']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Full-width signs count too: some spreadsheets read them as the plain ones.
function isFormula(value: string): boolean {
  return /^[\t\r\n]|^\s*[=+\-@|%＝＋－＠]/.test(value);
}
