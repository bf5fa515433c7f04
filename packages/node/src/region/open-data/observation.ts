/** Why there is a number or none: three kinds of nothing, none of which is a zero. */
export const STATUSES = ['reported', 'hidden', 'silent', 'not-member'] as const;

/** Why there is a number or none. */
export type Status = (typeof STATUSES)[number];

/** One number of one town, or its place where there is none. */
export interface Observation {
  /** A code such as that of the municipality: letters, digits, `_`, `-`, `@`, `$`. */
  readonly town: string;
  readonly townName: string;
  readonly measure: string;
  /** `2026-07`, `2026-Q3`, `2026`, or four quarters as `2025-Q4..2026-Q3`. */
  readonly period: string;
  readonly table: string;
  /** A code by dimension; a dimension that is not named is summed over. */
  readonly codes: Readonly<Record<string, string>>;
  /** Null unless it is `reported`. */
  readonly count: number | null;
  readonly status: Status;
}

/** Observations with the dimensions that they have together, in the order of their columns. */
export interface DataSet {
  readonly dimensions: readonly string[];
  readonly observations: readonly Observation[];
}

/** What is said of the whole file. */
export interface About {
  readonly title: string;
  readonly description: string;
  readonly publisher: string;
  /** Address of the licence. */
  readonly licence: string;
  /** Day of issue, `YYYY-MM-DD`. */
  readonly issued: string;
}

/** Stands where a dimension is summed over (SDMX guidelines for code lists). */
export const TOTAL_CODE = '_T';

/** An id of SDMX that no spreadsheet takes for a formula either. */
const CODE = /^[A-Za-z0-9_][A-Za-z0-9_@$-]*$/;

/** The codes of an observation in the order of the dimensions. */
export function codesInOrder(dimensions: readonly string[], { codes }: Observation): string[] {
  return dimensions.map((dimension) => codes[dimension] ?? TOTAL_CODE);
}

/**
 * Refuses what must not be written: a number that is hidden, a missing number that is said to be
 * reported, and codes that no format could carry.
 * @throws RangeError, which names no number
 */
export function checkDataSet({ dimensions, observations }: DataSet): void {
  for (const dimension of dimensions) {
    if (!/^[a-z][a-z_]*$/.test(dimension)) throw new RangeError('A dimension is a plain word');
  }
  for (const { count, status, codes, town, measure, table } of observations) {
    if ((status === 'reported') !== (count !== null)) {
      throw new RangeError('There is a count where it is reported, and nowhere else');
    }
    if (count !== null && !(Number.isSafeInteger(count) && count >= 0)) {
      throw new RangeError('A count is a whole number from 0');
    }
    if (!Object.keys(codes).every((dimension) => dimensions.includes(dimension))) {
      throw new RangeError('A code of a dimension that is not declared');
    }
    if (![town, measure, table, ...Object.values(codes)].every((code) => CODE.test(code))) {
      throw new RangeError('A code has letters, digits, _, -, @ and $ only');
    }
  }
}
