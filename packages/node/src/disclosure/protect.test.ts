import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from './audit.ts';
import { type Cell, isSmall, type Model, ModelError } from './model.ts';
import { protect } from './protect.ts';
import { loadSolver, type Solver } from './solver.ts';
import { isSafe, leastLoss } from './testing/every-table.ts';
import { crossTable, tinyModel } from './testing/tiny-model.ts';

const SECONDS = 30;
let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const passes = (model: Model, hidden: readonly boolean[]) =>
  audit(solver, model, { hidden, seconds: SECONDS }).ok;

/** A cross table as it is published, row by row. */
function drawn({ cells }: Model, hidden: readonly boolean[], width: number): string[] {
  const shown = cells.map(({ value }, index) => (hidden[index] ? 'x' : String(value)));
  return Array.from({ length: cells.length / width }, (_, row) =>
    shown.slice(row * width, (row + 1) * width).join(' '),
  );
}

const counts = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), {
  minLength: 3,
  maxLength: 3,
});

describe('protect', () => {
  it('loses exactly the least that any safe way to hide loses', () => {
    fc.assert(
      fc.property(tinyModel, (model) => {
        const made = protect(solver, model, { seconds: SECONDS });
        const least = leastLoss(model);
        if (least === undefined) {
          expect(passes(model, made.hidden)).toBe(false);
          return;
        }
        expect(made.how).toBe('exact');
        expect(made.lost).toBe(least);
        expect(made.atLeast).toBeLessThanOrEqual(least + 1e-3);
        expect(isSafe(model, made.hidden)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('leaves nothing that the audit does not let pass', () => {
    fc.assert(
      fc.property(counts, (inner) => {
        const model = crossTable(inner, 5);
        const made = protect(solver, model, { seconds: SECONDS });
        expect(made.how).toBe('exact');
        expect(passes(model, made.hidden)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is safe without time to compare, and then says how little is proven', () => {
    fc.assert(
      fc.property(counts, (inner) => {
        const model = crossTable(inner, 5);
        const made = protect(solver, model, { seconds: 0 });
        const best = protect(solver, model, { seconds: SECONDS });
        expect(made.how).toBe('fallback');
        expect(passes(model, made.hidden)).toBe(true);
        expect(made.atLeast).toBeLessThanOrEqual(best.lost);
        expect(made.lost).toBeGreaterThanOrEqual(best.lost);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same answer to the same numbers', () => {
    fc.assert(
      fc.property(counts, (inner) => {
        const [one, two] = [0, 1].map(() =>
          protect(solver, crossTable(inner, 5), { seconds: SECONDS }),
        );
        expect(one).toEqual(two);
      }),
      { numRuns: 15 },
    );
  });

  it('hides everything when time is over at once, because that is always safe', () => {
    let now = 0;
    const clock = () => (now += 1e6);
    const model = crossTable(
      [
        [1, 20],
        [20, 20],
      ],
      5,
    );
    const made = protect(solver, model, { seconds: 0, clock });
    expect(made.how).toBe('fallback');
    expect(made.hidden).toEqual(model.cells.map(() => true));
    expect(passes(model, made.hidden)).toBe(true);
  });

  it('hides a small cell with three others, so that no sum gives it away', () => {
    const model = crossTable(
      [
        [3, 20, 30],
        [20, 9, 30],
        [30, 30, 40],
      ],
      5,
    );
    const { hidden, lost } = protect(solver, model, { seconds: SECONDS });
    expect(drawn(model, hidden, 4)).toEqual([
      'x x 30 53',
      'x x 30 59',
      '30 30 40 100',
      '53 59 100 212',
    ]);
    expect(lost).toBe(4 + 21 + 21 + 10);
  });

  it.each([
    [
      'all zeros',
      [
        [0, 0],
        [0, 0],
      ],
      ['0 0 0', '0 0 0', '0 0 0'],
    ],
    [
      'one giant cell',
      [
        [90_000, 0],
        [0, 0],
      ],
      ['90000 0 90000', '0 0 0', '90000 0 90000'],
    ],
    [
      'one small cell, equal to all its margins',
      [
        [2, 0],
        [0, 0],
      ],
      ['x 0 x', '0 0 0', 'x 0 x'],
    ],
    ['a table of one row', [[3, 50]], ['x x 53', 'x x 53']],
  ])('shows what it can: %s', (_, inner, expected) => {
    const model = crossTable(inner, 5);
    const { hidden } = protect(solver, model, { seconds: SECONDS });
    expect(drawn(model, hidden, (inner[0]?.length ?? 0) + 1)).toEqual(expected);
    expect(passes(model, hidden)).toBe(true);
  });

  it('hides a number of few people, however great it is', () => {
    const cells: Cell[] = [
      { id: 'total', value: 60, state: 'free' },
      { id: 'one person', value: 30, state: 'free', people: 1 },
      { id: 'others', value: 30, state: 'free' },
    ];
    const relations = [
      {
        terms: [
          [1, 1],
          [2, 1],
          [0, -1],
        ],
        sense: '=',
        bound: 0,
      } as const,
    ];
    const model: Model = { cells, relations, threshold: 5, most: 1000 };
    const { hidden } = protect(solver, model, { seconds: SECONDS });
    expect(hidden).toEqual([false, true, true]);
    expect(isSmall({ id: '', value: 30, state: 'free', people: 4 }, 5)).toBe(true);
    expect(isSmall({ id: '', value: 0, state: 'free', people: 0 }, 5)).toBe(false);
  });

  it('keeps safe what earlier releases hid when a rolling year comes', () => {
    const quarters = [3, 12, 9].map(
      (value, at): Cell => ({
        id: `earlier ${at}`,
        value: at === 0 ? null : value,
        state: at === 0 ? 'hidden' : 'shown',
      }),
    );
    const cells: Cell[] = [
      ...quarters,
      { id: 'quarter', value: 20, state: 'free' },
      { id: 'year', value: 44, state: 'free' },
    ];
    const terms = [
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, -1],
    ] as const;
    const model: Model = {
      cells,
      relations: [{ terms, sense: '=', bound: 0 }],
      threshold: 5,
      most: 1000,
    };
    const naive = cells.map(() => false);
    expect(passes(model, naive)).toBe(false);
    const { hidden, lost } = protect(solver, model, { seconds: SECONDS });
    expect(hidden).toEqual([false, false, false, true, false]);
    expect(lost).toBe(21);
    expect(passes(model, hidden)).toBe(true);
  });

  it('prefers what the caller says is cheap to lose', () => {
    const { cells, relations } = crossTable(
      [
        [3, 20, 30],
        [20, 9, 30],
        [30, 30, 40],
      ],
      5,
    );
    const dear = cells.map((cell) => ({ ...cell, loss: cell.id === '1/1' ? 1000 : 1 }));
    const made = protect(
      solver,
      { cells: dear, relations, threshold: 5, most: 1000 },
      { seconds: SECONDS },
    );
    expect(made.lost).toBe(4);
    expect(made.hidden[5]).toBe(false);
  });

  it('refuses numbers that contradict one another', () => {
    const { cells, ...rest } = crossTable(
      [
        [3, 20],
        [20, 9],
      ],
      5,
    );
    const wrong = cells.map((cell, at) => (at === 0 ? { ...cell, value: 4 } : cell));
    expect(() => protect(solver, { cells: wrong, ...rest }, { seconds: 1 })).toThrow(ModelError);
  });
});
