import type { Row } from '../solver.ts';
import type { Unknowns } from './presolve.ts';

/** Unknowns that hang together: what holds elsewhere says nothing about these. */
export type Part = Unknowns;

/** Splits the unknowns where no row binds them; the parts can be settled one by one. */
export function partsOf(unknowns: Unknowns): Part[] {
  const parent = Int32Array.from(unknowns.cells, (_, at) => at);
  for (const { columns } of unknowns.rows) {
    for (const at of columns) join(parent, columns[0] ?? at, at);
  }
  const members = new Map<number, number[]>();
  unknowns.cells.forEach((_, at) => {
    const root = rootOf(parent, at);
    const group = members.get(root);
    if (group === undefined) members.set(root, [at]);
    else group.push(at);
  });
  const rows = new Map<number, Row[]>();
  for (const row of unknowns.rows) {
    const root = rootOf(parent, row.columns[0] ?? 0);
    const group = rows.get(root);
    if (group === undefined) rows.set(root, [row]);
    else group.push(row);
  }
  return [...members].map(([root, columns]) => partOf(unknowns, columns, rows.get(root) ?? []));
}

function partOf(unknowns: Unknowns, columns: readonly number[], rows: readonly Row[]): Part {
  const place = new Map(columns.map((at, index) => [at, index]));
  return {
    cells: columns.map((at) => unknowns.cells[at] ?? 0),
    low: Float64Array.from(columns, (at) => unknowns.low[at] ?? 0),
    high: Float64Array.from(columns, (at) => unknowns.high[at] ?? 0),
    rows: rows.map((row) => ({
      ...row,
      columns: row.columns.map((at) => place.get(at) ?? 0),
    })),
  };
}

function rootOf(parent: Int32Array, at: number): number {
  let root = at;
  for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) {
    parent[root] = parent[up] ?? up;
    root = up;
  }
  return root;
}

function join(parent: Int32Array, one: number, other: number): void {
  const a = rootOf(parent, one);
  const b = rootOf(parent, other);
  parent[Math.max(a, b)] = Math.min(a, b);
}
