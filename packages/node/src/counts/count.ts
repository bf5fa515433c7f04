import {
  COUNT_TABLES,
  type Measure,
  monthsOf,
  type Period,
  type TableName,
  topLevel,
} from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { type TallyRow, talliesOf } from './store.ts';

/** One table before protection. `base`: how many cases it is about; a cell is never larger. */
export interface RawTable {
  base: number;
  cells: Record<string, number>;
}

/** Exact counts of one measure. They never leave the point as they are. */
export interface RawMeasure {
  total: number;
  tables: Record<TableName, RawTable>;
}

/** Counts a quarter from the tallies: the only way from cases to numbers. */
export async function count(db: Db, period: Period): Promise<Record<Measure, RawMeasure>> {
  const rows = await talliesOf(db, monthsOf(period));
  const byMeasure = (measure: Measure) =>
    countMeasure(rows.filter((row) => row.measure === measure));
  return { received: byMeasure('received'), closed: byMeasure('closed') };
}

function countMeasure(rows: TallyRow[]): RawMeasure {
  const table = (name: TableName) => countTable(name, rows);
  const tables = { subject: table('subject'), ground: table('ground'), domain: table('domain') };
  return { total: rows.length, tables };
}

function countTable(name: TableName, rows: TallyRow[]): RawTable {
  const { list, codes } = COUNT_TABLES[name];
  const cells = Object.fromEntries(codes.map((code) => [code, 0]));
  let base = 0;
  for (const row of rows) {
    // a case with two grounds under one heading counts there once
    const under = new Set(codesIn(name, row).map((code) => topLevel(list, code)));
    if (under.size > 0) base += 1;
    for (const code of under) cells[code] = (cells[code] ?? 0) + 1;
  }
  return { base, cells };
}

function codesIn(name: TableName, row: TallyRow): string[] {
  return { subject: [row.subject], ground: row.grounds, domain: [row.domain] }[name];
}
