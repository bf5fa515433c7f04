import {
  DECLARED,
  type DeclaredName,
  type DeclaredTable,
  DIMENSIONS,
  type Dimension,
  type DimensionName,
  findCode,
} from '@nabij/protocol';
import type { CountedRow } from './store.ts';

/**
 * The cells of a table in which a case counts, as `CODE` or `CODE/CODE`: each once, but where pairs
 * are counted once for each pair.
 */
export function cellsOfRow(row: CountedRow, table: DeclaredName): string[] {
  const { dimensions, pairs = false }: DeclaredTable = DECLARED[table];
  const [first, second] = dimensions;
  if (pairs) return pairsOf(row).map((pair) => cellOfPair(pair, second ? undefined : first));
  if (table === 'grounded' && row.grounds.length === 0) return [];
  if (first === undefined) return [''];
  const codes = withBroader(first, ownCodes(row, first));
  if (second === undefined) return codes;
  const others = withBroader(second, ownCodes(row, second));
  return codes.flatMap((code) => others.map((other) => `${code}/${other}`));
}

function ownCodes(row: CountedRow, name: DimensionName): string[] {
  switch (name) {
    case 'ground':
      return row.grounds;
    case 'nature':
      return row.natures;
    case 'handling':
      return row.handlings;
    case 'care_category':
      return row.careCategories;
    case 'outcome':
      return row.outcomes;
    case 'barrier':
    case 'level':
      throw new RangeError('Barriers and levels are counted by pairs');
    default:
      // what was counted before terms were has none that is known
      return [row[name] ?? 'NO_TERM'];
  }
}

function pairsOf({ barriers }: CountedRow): string[][] {
  return [...new Set(barriers)].map((barrier) => barrier.split('/'));
}

/** The pair itself, or what it has of one dimension. */
function cellOfPair([rule = '', level = '']: string[], of?: DimensionName): string {
  if (of === undefined) return `${rule}/${level}`;
  return of === 'barrier' ? rule : level;
}

/** The codes of a case with every broader one, each once. */
function withBroader(name: DimensionName, own: readonly string[]): string[] {
  const { lists = [] }: Dimension = DIMENSIONS[name];
  const all = new Set(own);
  // broader ones that are added on the way are looked at in turn
  for (const code of all) {
    const parent = lists.map((list) => findCode(list, code)?.parent).find((it) => it !== undefined);
    if (parent !== undefined) all.add(parent);
  }
  return [...all];
}
