import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from './audit.ts';
import { isSmall, type Model, ModelError, type Relation } from './model.ts';
import { loadSolver, type Solver } from './solver.ts';
import { isSafe, rangesOf } from './testing/every-table.ts';
import { crossTable, tinyModel } from './testing/tiny-model.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const thresholdOnly = ({ cells, threshold }: Model) =>
  cells.map((cell) => isSmall(cell, threshold));
const auditOf = (model: Model, hidden: readonly boolean[]) =>
  audit(solver, model, { hidden, seconds: 30 });

describe('audit', () => {
  it('agrees with an attacker who tries every table', () => {
    fc.assert(
      fc.property(
        tinyModel,
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        (model, hidden) => {
          const found = auditOf(model, hidden);
          expect(found.ok).toBe(isSafe(model, hidden));
          expect(found.unsettled).toEqual([]);
          const ranges = rangesOf(model, hidden);
          for (const { cell, low, high } of found.tooNarrow) {
            const [least = low, most = high] = ranges.get(cell) ?? [];
            expect(low).toBeLessThanOrEqual(least);
            expect(high).toBeGreaterThanOrEqual(most);
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  it('finds what hiding small numbers alone leaves open', () => {
    const model = crossTable(
      [
        [3, 20],
        [20, 20],
      ],
      5,
    );
    expect(auditOf(model, thresholdOnly(model))).toEqual({
      ok: false,
      tooNarrow: [{ cell: 0, low: 3, high: 3 }],
      unsettled: [],
    });
  });

  it('finds two small numbers whose sum is small', () => {
    const model = crossTable(
      [
        [2, 2],
        [20, 20],
        [30, 30],
      ],
      5,
    );
    const cells = model.cells.map(({ id }) => id === '0/0' || id === '0/1' || id.startsWith('1/'));
    const found = auditOf(
      model,
      cells.map((it, at) => it && model.cells[at]?.id !== '1/2'),
    );
    expect(found.tooNarrow).toEqual([
      { cell: 0, low: 0, high: 4 },
      { cell: 1, low: 0, high: 4 },
      { cell: 2, low: 4, high: 4 },
      { cell: 3, low: 18, high: 22 },
      { cell: 4, low: 18, high: 22 },
    ]);
  });

  it('does not let a new small number be shown', () => {
    const model = crossTable(
      [
        [3, 20],
        [20, 20],
      ],
      5,
    );
    const found = auditOf(
      model,
      model.cells.map(() => false),
    );
    expect(found.tooNarrow).toEqual([{ cell: 0, low: 3, high: 3 }]);
  });

  it('looks at whole numbers where fractions would do', () => {
    // 2a + 4b = 10 and b = c: a is 1, 3 or 5 in whole numbers, from 0 to 5 in fractions.
    const relations: Relation[] = [
      {
        terms: [
          [0, 2],
          [1, 4],
        ],
        sense: '=',
        bound: 10,
      },
      {
        terms: [
          [1, 1],
          [2, -1],
        ],
        sense: '=',
        bound: 0,
      },
    ];
    const cells = ['a', 'b', 'c'].map((id) => ({ id, value: null, state: 'hidden' as const }));
    const found = auditOf({ cells, relations, threshold: 5, most: 100 }, []);
    expect(found.tooNarrow).toContainEqual({ cell: 0, low: 1, high: 5 });
  });

  it('holds what left before to the threshold under which it left', () => {
    const left = (threshold: number): Model => ({
      cells: [
        { id: 'earlier', value: null, state: 'hidden', threshold },
        { id: 'other', value: null, state: 'hidden', threshold },
        { id: 'sum', value: 6, state: 'shown' },
      ],
      relations: [
        {
          terms: [
            [0, 1],
            [1, 1],
            [2, -1],
          ],
          sense: '=',
          bound: 0,
        },
      ],
      threshold: 5,
      most: 1000,
    });
    expect(auditOf(left(6), []).ok).toBe(true);
    expect(auditOf(left(7), []).tooNarrow.map(({ cell }) => cell)).toEqual([0, 1]);
    const lower = { ...left(3), threshold: 10 };
    expect(auditOf(lower, []).ok).toBe(true);
  });

  it('lets nothing pass that no numbers agree with', () => {
    const cells = [
      { id: 'part', value: null, state: 'hidden' as const },
      { id: 'whole', value: 7, state: 'shown' as const },
    ];
    const relations: Relation[] = [
      {
        terms: [
          [0, 1],
          [1, 1],
        ],
        sense: '<=',
        bound: 6,
      },
    ];
    const found = auditOf({ cells, relations, threshold: 5, most: 100 }, []);
    expect(found).toEqual({ ok: false, tooNarrow: [], unsettled: [0] });
  });

  it('lets nothing pass that it had no time for', () => {
    let now = 0;
    const clock = () => (now += 1e6);
    const model = crossTable(
      [
        [3, 20],
        [20, 9],
      ],
      5,
    );
    const hidden = model.cells.map(({ id }) => !id.includes('2'));
    const found = audit(solver, model, { hidden, seconds: 1, clock });
    expect(found).toEqual({ ok: false, tooNarrow: [], unsettled: [0, 1, 3, 4] });
    expect(auditOf(model, hidden).ok).toBe(true);
  });

  it('does not take a shown cell without a value', () => {
    const model: Model = {
      cells: [{ id: 'lost', value: null, state: 'shown' }],
      relations: [],
      threshold: 5,
      most: 100,
    };
    expect(() => auditOf(model, [false])).toThrow(ModelError);
  });
});
