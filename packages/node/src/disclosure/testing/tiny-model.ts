import fc from 'fast-check';
import type { Cell, Model, Relation } from '../model.ts';

/** No count in a tiny model is more, so that every table can be tried. */
const MOST = 8;
const THRESHOLD = 3;

const cellArbitrary = fc.record({
  value: fc.oneof(fc.integer({ min: 0, max: MOST }), fc.constantFrom(0, 1, 2)),
  state: fc.constantFrom<Cell['state']>('free', 'free', 'free', 'shown', 'hidden'),
  fewer: fc.integer({ min: 0, max: 2 }),
  promised: fc.constantFrom(undefined, undefined, 2, 5),
});

/** A relation before its bound is known: which cells, with which sign, and how much is left over. */
const outlineArbitrary = (cells: number) =>
  fc.record({
    terms: fc.uniqueArray(fc.tuple(fc.nat(cells - 1), fc.constantFrom(1, 1, 1, -1, -1, 2)), {
      minLength: 2,
      maxLength: 4,
      selector: ([cell]) => cell,
    }),
    slack: fc.constantFrom(undefined, undefined, 0, 1, 4),
  });

/**
 * Some cells of any state, bound by any relations that their numbers fulfil: equations and
 * inequalities, also such as no declared table makes.
 */
export const tinyModel: fc.Arbitrary<Model> = fc
  .array(cellArbitrary, { minLength: 2, maxLength: 7 })
  .chain((drawn) =>
    fc.tuple(
      fc.constant(drawn),
      fc.array(outlineArbitrary(drawn.length), { minLength: 1, maxLength: 5 }),
    ),
  )
  .map(([drawn, outlines]) => ({
    cells: drawn.map((cell, index) => ({
      id: `cell ${index}`,
      value: cell.value,
      state: cell.state,
      ...(cell.state === 'free' && { people: Math.max(0, cell.value - cell.fewer) }),
      ...(cell.state === 'hidden' && cell.promised && { threshold: cell.promised }),
    })),
    relations: outlines.map(({ terms, slack }): Relation => {
      const sum = terms.reduce((s, [cell, c]) => s + c * (drawn[cell]?.value ?? 0), 0);
      return { terms, sense: slack === undefined ? '=' : '<=', bound: sum + (slack ?? 0) };
    }),
    threshold: THRESHOLD,
    most: MOST,
  }));

/** A table of rows and columns with all margins, every cell free. */
export function crossTable(inner: readonly (readonly number[])[], threshold: number): Model {
  const width = (inner[0]?.length ?? 0) + 1;
  const height = inner.length + 1;
  const full = [
    ...inner.map((row) => [...row, sum(row)]),
    Array.from({ length: width - 1 }, (_, at) => sum(inner.map((row) => row[at] ?? 0))),
  ].map((row, at) => (at === inner.length ? [...row, sum(row)] : row));
  const line = (cells: number[]): Relation => ({
    terms: cells.map((cell, k) => [cell, k === cells.length - 1 ? -1 : 1]),
    sense: '=',
    bound: 0,
  });
  const across = Array.from({ length: height }, (_, r) =>
    line(Array.from({ length: width }, (_, c) => r * width + c)),
  );
  const down = Array.from({ length: width }, (_, c) =>
    line(Array.from({ length: height }, (_, r) => r * width + c)),
  );
  return {
    cells: full.flatMap((row, r) =>
      row.map((value, c): Cell => ({ id: `${r}/${c}`, value, state: 'free' })),
    ),
    relations: [...across, ...down],
    threshold,
    most: 1_000_000,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
