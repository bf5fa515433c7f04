import { codeList } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { learn } from './learn.ts';

const codes = (list: Parameters<typeof codeList>[0]) =>
  codeList(list).codes.map(({ code }) => code);
const some = (list: Parameters<typeof codeList>[0], from = 1) =>
  fc.subarray(codes(list).slice(0, 6), { minLength: from });
const decision = fc.constantFrom(...codes('decision')).chain((made) => {
  const fitting = codeList('decision_reason').codes.filter((code) => code.for?.includes(made));
  const reasons = fc.subarray(
    fitting.map(({ code }) => code),
    { minLength: 1, maxLength: 2 },
  );
  return fc.record({ decision: fc.constant(made), reasons });
});
const facts: fc.Arbitrary<Facts> = fc.record({
  decisions: fc.array(decision, { maxLength: 60 }),
  barriers: fc.array(
    fc.record({
      rule: fc.constantFrom(...codes('rule_barrier').slice(0, 4)),
      level: fc.constantFrom(...codes('rule_level').slice(0, 3)),
    }),
    { maxLength: 60 },
  ),
  closed: fc.array(
    fc.record({
      outcomes: some('outcome'),
      sameWorker: fc.boolean(),
      onTime: fc.constantFrom(true, false, null),
    }),
    { maxLength: 60 },
  ),
  feedback: fc.array(fc.record({ codes: some('feedback', 0) }), { maxLength: 60 }),
});

/** Every number of an answer, however deep it lies. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

const times = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value);
const EMPTY: Facts = { decisions: [], barriers: [], closed: [], feedback: [] };

describe('what the team learns', () => {
  it('has no number from one to four in it, whatever happened', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const wrong = numbersIn(learn(all)).filter((count) => count > 0 && count < 5);
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order in which it happened', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const turned = Object.fromEntries(
          Object.entries(all).map(([name, list]) => [name, [...list].reverse()]),
        ) as unknown as Facts;
        expect(learn(turned)).toEqual(learn(all));
      }),
      { numRuns: 50 },
    );
  });

  it('counts decisions, and the reasons of each', () => {
    const taken = { decision: 'TAKEN', reasons: ['URGENT', 'PREVENTS_WORSE'] };
    const not = { decision: 'NOT_TAKEN', reasons: ['NO_OFFER'] };
    const { decisions, reasons } = learn({
      ...EMPTY,
      decisions: [
        ...times(9, taken),
        ...times(6, { ...taken, reasons: ['URGENT'] }),
        ...times(7, not),
      ],
    });
    expect(decisions).toEqual({
      total: 22,
      cells: { TAKEN: 15, NOT_TAKEN: 7, POSTPONED: 0, ESCALATED: 0 },
    });
    expect(reasons.TAKEN).toMatchObject({ total: 15, cells: { URGENT: 15, PREVENTS_WORSE: 9 } });
    expect(reasons.NOT_TAKEN).toMatchObject({ total: 7, cells: { NO_OFFER: 7, NO_BUDGET: 0 } });
    // a reason that cannot be given for it is no row of it
    expect(reasons.NOT_TAKEN?.cells).not.toHaveProperty('URGENT');
  });

  it('tells nothing of reasons where it hides how many decisions they were for', () => {
    const one = (decision: string, reason: string, count: number) =>
      times(count, { decision, reasons: [reason] });
    const { decisions, reasons } = learn({
      ...EMPTY,
      decisions: [
        ...one('TAKEN', 'URGENT', 8),
        ...one('POSTPONED', 'OTHER', 2),
        ...one('NOT_TAKEN', 'OTHER', 30),
      ],
    });
    expect(decisions.cells).toEqual({ TAKEN: null, NOT_TAKEN: 30, POSTPONED: null, ESCALATED: 0 });
    expect(numbersIn(reasons.TAKEN)).toEqual([]);
    expect(reasons.NOT_TAKEN?.total).toBe(30);
  });

  it('shows rule and level together where that says something, else apart, never both', () => {
    const at = (rule: string, level: string, count: number) => times(count, { rule, level });
    const many = [...at('WAITING', 'MUNICIPAL', 12), ...at('PROOF', 'NATIONAL', 9)];
    const fine = learn({ ...EMPTY, barriers: many }).barriers;
    expect(fine).toMatchObject({ by: 'both', total: 21 });
    expect(fine.by === 'both' && fine.cells['WAITING/MUNICIPAL']).toBe(12);
    const spread = ['MUNICIPAL', 'AGENCY', 'REGIONAL', 'NATIONAL', 'EU', 'POINT'];
    const coarse = learn({
      ...EMPTY,
      barriers: spread.flatMap((level) => at('WAITING', level, 2)),
    });
    expect(coarse.barriers).toMatchObject({ by: 'each', total: 12, rules: { WAITING: 12 } });
    expect(coarse.barriers).not.toHaveProperty('cells');
  });

  it('tells how many had one worker all the way, and what was on time', () => {
    const closed = { outcomes: ['SOLVED'], sameWorker: true, onTime: true };
    const { sameWorker, onTime, outcomes } = learn({
      ...EMPTY,
      closed: [
        ...times(14, closed),
        ...times(6, { ...closed, sameWorker: false, onTime: false }),
        ...times(5, { ...closed, onTime: null }),
      ],
    });
    expect(sameWorker).toEqual({ total: 25, cells: { SAME: 19, OTHER: 6 } });
    expect(onTime).toEqual({ total: 25, cells: { ON_TIME: 14, LATE: 6, NO_TERM: 5 } });
    expect(outcomes).toMatchObject({ total: 25, cells: { SOLVED: 25, APOLOGY: 0 } });
  });

  it('counts each question of the reporters by itself', () => {
    const { feedback } = learn({
      ...EMPTY,
      feedback: [
        ...times(8, { codes: ['HELPED', 'HEARD'] }),
        ...times(7, { codes: ['NOT_HEARD'] }),
      ],
    });
    expect(feedback.helped).toEqual({
      total: 8,
      cells: { HELPED: 8, HELPED_PARTLY: 0, NOT_HELPED: 0 },
    });
    expect(feedback.heard).toEqual({ total: 15, cells: { HEARD: 8, NOT_HEARD: 7 } });
    expect(feedback.once?.total).toBe(0);
  });
});
