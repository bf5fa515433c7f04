import { addressesIn, addressIn } from './addresses.ts';
import type { Block } from './blocks.ts';
import type { SpanCodes } from './span-codes.ts';
import { divided, type Statement, sums } from './statement.ts';
import { DECLARED, type DeclaredTable, DIMENSIONS, type Dimension } from './tables.ts';

/** The tables of one measure in one span, by name. */
export type Tables = ReadonlyMap<string, Block>;

/** Whether a case that has a code of this dimension has a cell without a broader one. */
export function isCovered({ lostUnder }: SpanCodes): boolean {
  return !lostUnder.has(undefined);
}

/** The codes of a dimension that have no broader code with a cell. */
export function broadestOf({ codes }: SpanCodes): string[] {
  return codes.flatMap(({ code, parent }) => (parent === undefined ? [code] : []));
}

/** What holds between the cells of the tables of one measure in one span, and their margins. */
export function marginStatements(tables: Tables): Statement[] {
  return [...tables.values()].flatMap((block) => {
    const [first, second] = block.axes;
    if (first === undefined) return [];
    if (second === undefined) return tableStatements(block, tables);
    return [
      ...productStatements(block, 0, tables),
      ...productStatements(block, 1, tables),
      ...pairStatements(block, tables),
    ];
  });
}

function dimensionsOf({ table }: Block): Dimension[] {
  const { dimensions }: DeclaredTable = DECLARED[table];
  return dimensions.map((name) => DIMENSIONS[name]);
}

/** A table against its total, and in a tree each broader code against its narrower ones. */
function tableStatements(block: Block, tables: Tables): Statement[] {
  const [axis] = block.axes;
  const [dimension] = dimensionsOf(block);
  const total = tables.get('total');
  if (axis === undefined || dimension === undefined || total === undefined) return [];
  const cell = (code: string): string => addressIn(block, [code]);
  const { many, complete } = dimension;
  const { pairs = false, partial = false }: DeclaredTable = DECLARED[block.table];
  // mentions are no part of the cases
  if (pairs) return [];
  const trees = [...Map.groupBy(axis.codes, ({ parent }) => parent)].flatMap(([parent, codes]) => {
    if (parent === undefined) return [];
    const narrower = codes.map(({ code }) => cell(code));
    return divided(cell(parent), narrower, { many, complete: false });
  });
  const whole = addressIn(total, []);
  const division = { many, complete: complete && !partial && isCovered(axis) };
  return [...divided(whole, broadestOf(axis).map(cell), division), ...trees];
}

/** The inner cells of a product in each row (along 0) or column (along 1) against that margin. */
function productStatements(block: Block, along: 0 | 1, tables: Tables): Statement[] {
  const { margins, pairs = false }: DeclaredTable = DECLARED[block.table];
  const margin = margins && tables.get(margins[along]);
  const [rows, columns] = [block.axes[along], block.axes[1 - along]];
  const other = dimensionsOf(block)[1 - along];
  if (!margin || !rows || !columns || !other) return [];
  // each pair is a mention of both; and whoever is in a margin has a code of the other dimension
  const division = { many: other.many && !pairs, complete: isCovered(columns) };
  return broadestOf(rows).flatMap((row) => {
    const inner = broadestOf(columns).map((column) =>
      addressIn(block, along === 0 ? [row, column] : [column, row]),
    );
    return divided(addressIn(margin, [row]), inner, division);
  });
}

/** A case has a pair at most once. */
function pairStatements(block: Block, tables: Tables): Statement[] {
  const { pairs = false }: DeclaredTable = DECLARED[block.table];
  const total = tables.get('total');
  if (!pairs || total === undefined) return [];
  const whole = addressIn(total, []);
  return addressesIn(block).map((pair) => sums([pair], '<=', [whole]));
}
