import {
  CODE_VERSION,
  COUNT_TABLES,
  checkRelease,
  DEFAULT_THRESHOLD,
  periodEnd,
} from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawMeasure } from './count.ts';
import { protect } from './protect.ts';

const K = DEFAULT_THRESHOLD;

/** Cases as they are counted: each with one subject, one domain, none or some grounds. */
const caseOf = fc.record({
  subject: fc.constantFrom(...COUNT_TABLES.subject.codes),
  domain: fc.constantFrom(...COUNT_TABLES.domain.codes.slice(0, 6)),
  grounds: fc.subarray([...COUNT_TABLES.ground.codes.slice(0, 5)]),
});
type Case = typeof caseOf extends fc.Arbitrary<infer C> ? C : never;

const measures = fc.array(caseOf, { maxLength: 60 }).map(countCases);

function countCases(cases: Case[]): RawMeasure {
  const cells = (codes: readonly string[], of: (it: Case) => string[]) =>
    Object.fromEntries(
      codes.map((code) => [code, cases.filter((it) => of(it).includes(code)).length]),
    );
  return {
    total: cases.length,
    tables: {
      subject: {
        base: cases.length,
        cells: cells(COUNT_TABLES.subject.codes, (it) => [it.subject]),
      },
      ground: {
        base: cases.filter((it) => it.grounds.length > 0).length,
        cells: cells(COUNT_TABLES.ground.codes, (it) => it.grounds),
      },
      domain: { base: cases.length, cells: cells(COUNT_TABLES.domain.codes, (it) => [it.domain]) },
    },
  };
}

/**
 * What an attacker works out about the hidden cells of a table that adds up to a shown total,
 * without knowing how it was protected: zeros are shown unless nothing is, so a hidden cell next
 * to shown ones is at least 1; the others can be as small as that.
 */
function inferableRange(cells: (number | null)[], total: number): { low: number; high: number } {
  const hidden = cells.filter((cell) => cell === null).length;
  const rest = cells.reduce<number>((left, cell) => left - (cell ?? 0), total);
  const least = hidden === cells.length ? 0 : 1;
  const low = hidden === 1 ? rest : least;
  return { low, high: rest - least * (hidden - 1) };
}

describe('protect', () => {
  it('never shows a number from 1 to 4', () => {
    fc.assert(
      fc.property(measures, (raw) => {
        const { total, tables } = protect(raw, K);
        for (const count of [total, ...Object.values(tables).flatMap((t) => Object.values(t))]) {
          expect(count === null || count === 0 || count >= K).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every hidden cell of an adding table a range that is wide and reaches the threshold', () => {
    fc.assert(
      fc.property(measures, (raw) => {
        const { total, tables } = protect(raw, K);
        if (total === null) return;
        for (const name of ['subject', 'domain'] as const) {
          const cells = Object.values(tables[name]);
          if (!cells.includes(null)) continue;
          const { low, high } = inferableRange(cells, total);
          expect(high).toBeGreaterThanOrEqual(K);
          expect(high - low).toBeGreaterThanOrEqual(K);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves every hidden ground a wide range too, though grounds overlap', () => {
    fc.assert(
      fc.property(measures, (raw) => {
        const { total, tables } = protect(raw, K);
        const cells = Object.values(tables.ground);
        const hidden = cells.filter((cell) => cell === null).length;
        if (total === null || hidden === 0) return;
        const { base } = raw.tables.ground;
        const shown = cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
        const least = hidden === cells.length ? 0 : 1;
        const low = hidden === 1 ? Math.max(least, base - shown) : least;
        // the base itself is known only as far as the total is
        const high = hidden === cells.length ? total : base;
        expect(high - low).toBeGreaterThanOrEqual(K);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes no number that it shows and hides no zero beside a shown number', () => {
    fc.assert(
      fc.property(measures, (raw) => {
        const { total, tables } = protect(raw, K);
        if (total !== null) expect(total).toBe(raw.total);
        for (const name of ['subject', 'ground', 'domain'] as const) {
          const shown = Object.entries(tables[name]).filter(([, count]) => count !== null);
          for (const [code, count] of shown) expect(count).toBe(raw.tables[name].cells[code]);
          if (shown.length === 0) continue;
          const zeros = Object.entries(raw.tables[name].cells).filter(([, count]) => count === 0);
          for (const [code] of zeros) expect(tables[name][code]).toBe(0);
        }
      }),
    );
  });

  it('makes releases that the coordinator takes', () => {
    fc.assert(
      fc.property(measures, measures, (received, closed) => {
        const release = {
          version: 1,
          period: '2026-Q1',
          codes: CODE_VERSION,
          threshold: K,
          measures: { received: protect(received, K), closed: protect(closed, K) },
        };
        expect(checkRelease(release, periodEnd('2026-Q1'))).toMatchObject({ ok: true });
      }),
    );
  });
});

describe('protect, by example', () => {
  const subjects = (cells: Record<string, number>): RawMeasure => {
    const none = Object.fromEntries(COUNT_TABLES.subject.codes.map((code) => [code, 0]));
    const subject = { ...none, ...cells };
    const total = Object.values(subject).reduce((sum, n) => sum + n, 0);
    return {
      total,
      tables: {
        subject: { base: total, cells: subject },
        ground: { base: 0, cells: {} },
        domain: { base: total, cells: { WORK: total } },
      },
    };
  };

  it('hides a second cell where subtraction would give the first one away', () => {
    const { tables, total } = protect(subjects({ DISCRIMINATION: 20, CARE: 9, BOTH: 2 }), K);
    expect(total).toBe(31);
    expect(tables.subject).toEqual({ DISCRIMINATION: 20, CARE: null, BOTH: null, QUESTION: 0 });
  });

  it('hides the smallest second cell that suffices', () => {
    const { tables } = protect(subjects({ DISCRIMINATION: 6, CARE: 30, QUESTION: 4 }), K);
    expect(tables.subject).toEqual({ DISCRIMINATION: null, CARE: 30, BOTH: 0, QUESTION: null });
  });

  it('hides a whole table, zeros too, where no choice of cells is enough', () => {
    const { tables, total } = protect(subjects({ DISCRIMINATION: 3, CARE: 2 }), K);
    expect(total).toBe(5);
    expect(Object.values(tables.subject)).toEqual([null, null, null, null]);
  });

  it('hides everything of a quarter with 1 to 4 cases, and shows a quarter without any as zero', () => {
    expect(protect(subjects({ CARE: 4 }), K).total).toBeNull();
    const empty = protect(subjects({}), K);
    expect(empty.total).toBe(0);
    expect(Object.values(empty.tables.subject)).toEqual([0, 0, 0, 0]);
  });

  it('has something to do: hiding small cells alone would be undone by subtraction', () => {
    const raw = subjects({ DISCRIMINATION: 20, CARE: 9, BOTH: 2 });
    const naive = Object.values(raw.tables.subject.cells).map((n) => (n > 0 && n < K ? null : n));
    const { low, high } = inferableRange(naive, raw.total);
    expect([low, high]).toEqual([2, 2]);
  });
});
