const SINGULAR = 1e-10;

/**
 * The inverse of a small symmetric positive definite matrix, by Cholesky's factors; null where it
 * is singular, or so near that its digits would mean nothing.
 */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor = cholesky(matrix);
  if (factor === null) return null;
  const size = matrix.length;
  const columns = Array.from({ length: size }, (_, unit) => forward(factor, unit));
  return columns.map((left) => columns.map((right) => dot(left, right)));
}

/** The lower factor, row by row. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const rows: number[][] = [];
  for (const [i, given] of matrix.entries()) {
    const row: number[] = [];
    for (let j = 0; j < i; j += 1) {
      const other = rows[j] ?? [];
      row.push(((given[j] ?? 0) - dot(row, other)) / (other[j] ?? 1));
    }
    const own = given[i] ?? 0;
    const rest = own - dot(row, row);
    if (!(rest > own * SINGULAR)) return null;
    row.push(Math.sqrt(rest));
    rows.push(row);
  }
  return rows;
}

/** Solves factor · x = the unit vector of this index: a column of the factor's inverse. */
function forward(factor: readonly (readonly number[])[], unit: number): number[] {
  const x: number[] = [];
  for (const [i, row] of factor.entries()) {
    x.push(((i === unit ? 1 : 0) - dot(row, x)) / (row[i] ?? 1));
  }
  return x;
}

/** As far as the shorter of both goes. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
