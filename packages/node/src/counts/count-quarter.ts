import {
  addressesOf,
  type CountedQuarter,
  type DeclaredName,
  type MeasureName,
  monthsOf,
  type Period,
  parseAddress,
  rollingYear,
  spanPeriod,
  tablesIn,
} from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { amongReceived, openingMonths } from './among-received.ts';
import { cellsOfRow } from './row-codes.ts';
import { type CountedRow, countedRows } from './store.ts';

/** An exact count: of cases (of people, in the table of them), and how many people are behind it. */
export interface ExactCount {
  readonly value: number;
  readonly people: number;
}

/**
 * Counts every declared number of a quarter exactly, by address: its months, itself and, where the
 * quarter says that it has one, the year that ends with it. Nothing of it may leave as it is.
 *
 * A tally without a person (one from before persons were kept, or from long ago, or of a filing
 * that did not open) counts as a person of its own. One from before a dimension was kept counts as
 * `UNKNOWN` there, as without a term, and under no code where a case can have several.
 * @param opened - the first quarter that was or will be released, where that is known: what was
 * closed then without having come in is left out
 */
export async function countQuarter(
  db: Db,
  quarter: CountedQuarter,
  opened?: Period,
): Promise<Map<string, ExactCount>> {
  const { period, year } = quarter;
  const months = (year ? rollingYear(period) : [period]).flatMap(monthsOf);
  if (opened === undefined) return countRows(await countedRows(db, months), quarter);
  const all = new Set([...months, ...openingMonths(opened)]);
  return countRows(amongReceived(await countedRows(db, [...all]), opened), quarter);
}

/** The same of tallies that were read already; pure. */
export function countRows(
  rows: readonly CountedRow[],
  quarter: CountedQuarter,
): Map<string, ExactCount> {
  const cells = new Map(addressesOf(quarter).map((address) => [address, newCell()]));
  const tables = tablesAt(cells);
  const spans = spansByMonth(quarter);
  for (const [n, row] of rows.entries()) {
    const measure = measureOf(row);
    const within = spans.get(row.month);
    if (measure === undefined || within === undefined) continue;
    const codes = new Map(
      tablesIn(measure, 'quarter').map((table) => [table, cellsOfRow(row, table)]),
    );
    for (const period of within) {
      for (const [table, found] of tables.get(`${measure}/${period}`) ?? []) {
        for (const cell of codes.get(table) ?? []) add(found.get(cell), row.person ?? n);
      }
    }
  }
  return new Map([...cells].map(([address, cell]) => [address, countIn(address, cell)]));
}

/** What falls into a cell while it is counted; a number stands for somebody who is not known. */
interface Cell {
  cases: number;
  readonly people: Set<string | number>;
}

/** The cells of a table by their codes. */
type Cells = Map<string, Cell>;

function newCell(): Cell {
  return { cases: 0, people: new Set() };
}

function add(cell: Cell | undefined, person: string | number): void {
  // some codes of a case have no cell in a table: the narrower ones, or those of another time
  if (cell === undefined) return;
  cell.cases += 1;
  cell.people.add(person);
}

function countIn(address: string, { cases, people: { size } }: Cell): ExactCount {
  return { value: parseAddress(address)?.table === 'people' ? size : cases, people: size };
}

/** The tables of each measure in each period, `received/2026-Q3`. */
function tablesAt(cells: ReadonlyMap<string, Cell>): Map<string, Map<DeclaredName, Cells>> {
  const found = new Map<string, Map<DeclaredName, Cells>>();
  for (const [address, cell] of cells) {
    const parsed = parseAddress(address);
    if (!parsed) continue;
    const { measure, period, table, codes } = parsed;
    const at = `${measure}/${period}`;
    const tables = found.get(at) ?? new Map<DeclaredName, Cells>();
    const own = tables.get(table) ?? new Map<string, Cell>();
    found.set(at, tables.set(table, own.set(codes.join('/'), cell)));
  }
  return found;
}

/** Mass reports are kept out of the other two measures, and are counted when they come in. */
function measureOf({ measure, campaign }: CountedRow): MeasureName | undefined {
  if (!campaign) return measure;
  return measure === 'received' ? 'mass' : undefined;
}

/** In which periods of a quarter each of its months counts, and those of its year. */
function spansByMonth({ period, year }: CountedQuarter): Map<string, string[]> {
  const whole = year ? [spanPeriod(period, 'year')] : [];
  const spans = new Map<string, string[]>();
  if (year) for (const month of rollingYear(period).flatMap(monthsOf)) spans.set(month, whole);
  for (const month of monthsOf(period)) spans.set(month, [month, period, ...whole]);
  return spans;
}
