import type { DeclaredName, DimensionName, MeasureName, SpanName } from '@nabij/protocol';
import type { Count, ReleaseCounts, TableCounts } from '../../api/releases.ts';
import type { AxisCode } from './axis-codes.ts';
import { type CodeRow, codeRows, isZero } from './code-rows.ts';
import { countAt, countsIn } from './count-at.ts';
import { type CountGrid, countGrid, foldedGrid } from './count-grid.ts';
import { TABLES } from './declared.ts';

/** In the order of the columns; the names of the protocol's own list. */
export const MEASURES = ['received', 'closed', 'mass'] as const satisfies readonly MeasureName[];

/** What is said of a table in one line: for one measure, or for all that it has. */
export interface TableNote {
  readonly kind: 'hidden' | 'zero';
  readonly name: DeclaredName;
  readonly measure?: MeasureName;
}

/** What a table is drawn as. */
export type Drawn =
  | {
      readonly kind: 'rows';
      readonly name: DeclaredName;
      readonly measures: readonly MeasureName[];
      readonly rows: readonly CodeRow[];
      /** The totals under it, where its rows add up to them. */
      readonly totals?: readonly (Count | undefined)[];
    }
  | { readonly kind: 'grid'; readonly name: DeclaredName; readonly grid: CountGrid };

interface TableView {
  readonly drawn?: Drawn;
  readonly notes: readonly TableNote[];
}

/** What is looked at: the counts, a span, the codes of each axis there, and whether zeros show. */
export interface Looked {
  readonly counts: ReleaseCounts;
  readonly span: SpanName;
  readonly codes: (axis: DimensionName) => readonly AxisCode[];
  readonly withZeros: boolean;
}

/** How a declared table is shown; nothing at all where it does not exist in the span. */
export function tableView(name: DeclaredName, looked: Looked): TableView {
  const columns = columnsOf(name, looked);
  if (columns.length === 0) return { notes: [] };
  const shown = columns.filter(({ cells }) => cells !== null);
  if (shown.length === 0) return { notes: [{ kind: 'hidden', name }] };
  const hidden = columns.filter(({ cells }) => cells === null).map(noteOf('hidden', name));
  const drawn = isProduct(name) ? gridOf(name, shown, looked) : rowsOf(name, shown, looked);
  if (drawn !== undefined) return { drawn, notes: hidden };
  if (hidden.length === 0) return { notes: [{ kind: 'zero', name }] };
  return { notes: [...shown.map(noteOf('zero', name)), ...hidden] };
}

interface Column {
  readonly measure: MeasureName;
  readonly cells: TableCounts;
}

/** The measures that have a table. Reports of a series are rare: without any, they are left out. */
export function columnsOf(name: DeclaredName, { counts, span, withZeros }: Looked): Column[] {
  return MEASURES.flatMap((measure) => {
    const cells = counts[measure][span]?.[name];
    if (cells === undefined) return [];
    const isNone = measure === 'mass' && countsIn(cells).every((count) => count === 0);
    return isNone && !withZeros ? [] : [{ measure, cells }];
  });
}

function rowsOf(name: DeclaredName, columns: readonly Column[], looked: Looked): Drawn | undefined {
  const { axes, addsUp } = TABLES[name];
  const codes = axes[0] === undefined ? [] : looked.codes(axes[0]);
  const all = codeRows(
    codes,
    columns.map(({ cells }) => cells),
  );
  const rows = looked.withZeros ? all : all.filter((row) => !isZero(row));
  if (rows.length === 0) return undefined;
  const measures = columns.map(({ measure }) => measure);
  const drawn = { kind: 'rows', name, measures, rows } as const;
  return addsUp ? { ...drawn, totals: measures.map((it) => totalOf(it, looked)) } : drawn;
}

function totalOf(measure: MeasureName, { counts, span }: Looked): Count | undefined {
  return countAt(counts[measure][span]?.total, []);
}

function gridOf(name: DeclaredName, columns: readonly Column[], looked: Looked): Drawn | undefined {
  const [down, across] = TABLES[name].axes;
  const cells = columns[0]?.cells;
  if (down === undefined || across === undefined) return undefined;
  if (typeof cells !== 'object' || cells === null) return undefined;
  const grid = countGrid(cells, looked.codes(down), looked.codes(across));
  const folded = foldedGrid(grid);
  if (folded.rows.length === 0) return undefined;
  return { kind: 'grid', name, grid: looked.withZeros ? grid : folded };
}

function isProduct(name: DeclaredName): boolean {
  return TABLES[name].axes.length > 1;
}

function noteOf(kind: TableNote['kind'], name: DeclaredName) {
  return ({ measure }: Column): TableNote => ({ kind, name, measure });
}
