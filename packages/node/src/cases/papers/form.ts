import type { Db } from '../../system/database.ts';
import { countedCases, countedYears, keptIn, talliedIn } from './form-store.ts';
import { type FormTable, statutoryForm } from './statutory-form.ts';

/** The statutory form of a year, with what its reader must know besides. */
export interface YearForm {
  readonly tables: FormTable[];
  /** Reports of that year that were erased since: they stand in no table any more. */
  readonly erased: number;
  /** Reports coded with health, which counts under the row for handicap only if it is chronic. */
  readonly health: number;
}

/** Since when the form exists. */
const FIRST_YEAR = 2_011;

/** The form of a year as the cases are coded now. */
export async function formOf(db: Db, year: number): Promise<YearForm> {
  const [cases, tallied, kept] = [
    await countedCases(db, year),
    await talliedIn(db, year),
    await keptIn(db, year),
  ];
  return {
    tables: statutoryForm(cases),
    erased: Math.max(0, tallied - kept),
    health: cases.filter(({ grounds }) => grounds.includes('HEALTH')).length,
  };
}

/** Years that can be chosen, the latest first: this one and the one before at least. */
export async function formYears(db: Db, thisYear: number): Promise<number[]> {
  const years = new Set([thisYear, thisYear - 1, ...(await countedYears(db))]);
  return [...years].filter((year) => year >= FIRST_YEAR).sort((one, other) => other - one);
}
