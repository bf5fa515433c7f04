import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_VERSION, codeList } from '../codes/code-list.ts';
import { monthsOf, type Period } from '../period.ts';
import { type CountedCase, casesIn, countEverything } from '../testing/counted-cases.ts';
import { findBoth, NEXT_VERSION } from '../testing/next-lists.ts';
import { countedQuarters } from './blocks.ts';
import { type CountRelation, type LinkedCounts, linkedCounts } from './relations.ts';

const QUARTERS: Period[] = ['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'];
const MONTHS = QUARTERS.flatMap(monthsOf);

/** Addresses in which every case has exactly one code, so that they add up. */
const ADDING =
  /\/(subject|request|subject_request|channel|residence|timeliness|arrived)\/|\/total$|\/domain\/[A-Z]+$/;

function holds({ terms, sense, bound }: CountRelation, values: readonly number[]): boolean {
  const sum = terms.reduce((all, [cell, times]) => all + times * (values[cell] ?? Number.NaN), 0);
  return sense === '=' ? sum === bound : sum <= bound;
}

function spelled(linked: LinkedCounts, { terms, sense }: CountRelation): string {
  const side = (sign: number): string =>
    terms
      .filter(([, times]) => Math.sign(times) === sign)
      .map(
        ([cell, times]) =>
          `${Math.abs(times) === 1 ? '' : Math.abs(times)}${linked.addresses[cell]}`,
      )
      .join(' + ');
  return `${side(1)} ${sense} ${side(-1)}`;
}

/** The first relation that these cases break, in words. */
function broken(linked: LinkedCounts, counts: ReadonlyMap<string, number>): string | undefined {
  const values = linked.addresses.map((address) => counts.get(address) ?? 0);
  const first = linked.relations.find((relation) => !holds(relation, values));
  return first && spelled(linked, first);
}

describe('the relations between declared counts', () => {
  const linked = linkedCounts(countedQuarters(QUARTERS));

  it('hold for every possible set of cases', () => {
    const cases = casesIn(MONTHS);
    fc.assert(
      fc.property(cases, (all) => {
        expect(broken(linked, countEverything(all))).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('hold too where only some quarters are looked at', () => {
    const few = linkedCounts([
      { period: '2025-Q2', year: true },
      { period: '2026-Q1', year: true },
      { period: '2026-Q3', year: true },
    ]);
    const cases = casesIn([...monthsOf('2024-Q3'), ...MONTHS]);
    fc.assert(
      fc.property(cases, (all) => {
        expect(broken(few, countEverything(all))).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it('know of a point that opened that nothing was closed that did not come in', () => {
    const [from, ...rest] = countedQuarters(QUARTERS);
    if (from === undefined) throw new Error('No quarters');
    const opened = linkedCounts([{ ...from, first: true }, ...rest]);
    expect(opened.relations.length).toBe(linked.relations.length + 3 * QUARTERS.length);
    const cases = casesIn(MONTHS).map((all) =>
      all.flatMap((it) => (it.measure === 'closed' ? [{ ...it, measure: 'received' }, it] : [it])),
    );
    fc.assert(
      fc.property(cases, (all) => {
        expect(broken(opened, countEverything(all))).toBeUndefined();
      }),
      { numRuns: 30 },
    );
    const [month = ''] = MONTHS;
    const closed = new Map([[`closed/${month}/total`, 1]]);
    expect(broken({ ...opened, relations: opened.relations.slice(-3) }, closed)).toBeDefined();
  });

  it('are broken as soon as one count of a table that adds up is another', () => {
    const adding = [...linked.addresses.keys()].filter((i) =>
      ADDING.test(linked.addresses[i] ?? ''),
    );
    expect(adding.length).toBeGreaterThan(1000);
    const equal = new Set(
      linked.relations.flatMap((it) => (it.sense === '=' ? it.terms.map(([cell]) => cell) : [])),
    );
    expect(adding.filter((cell) => !equal.has(cell))).toEqual([]);
    const flip = fc.record({
      cases: casesIn(MONTHS),
      cell: fc.constantFrom(...adding),
      by: fc.constantFrom(-1, 1, 7),
    });
    fc.assert(
      fc.property(flip, ({ cases, cell, by }) => {
        const counts = countEverything(cases);
        const address = linked.addresses[cell] ?? '';
        counts.set(address, (counts.get(address) ?? 0) + by);
        expect(broken(linked, counts)).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it('say what everybody knows', () => {
    const said = new Set(linked.relations.map((it) => spelled(linked, it)));
    const [q, year] = ['closed/2026-Q3', 'closed/2025-Q4..2026-Q3'];
    const levels = codeList('rule_level').codes.map(
      ({ code }) => `${q}/barrier_level/PROOF/${code}`,
    );
    for (const relation of [
      'received/2026-07/subject/CARE + received/2026-08/subject/CARE + received/2026-09/subject/CARE = received/2026-Q3/subject/CARE',
      `${q}/ground/AGE <= ${q}/total`,
      `${q}/ground/ORIGIN_ROMA <= ${q}/ground/ORIGIN`,
      `${q}/domain/HOUSING_PRIVATE + ${q}/domain/HOUSING_SOCIAL <= ${q}/domain/HOUSING`,
      `${q}/care_category/QUALITY <= ${q}/care_category/CLINICAL`,
      `${q}/care_category/CLINICAL <= ${q}/subject/CARE + ${q}/subject/BOTH`,
      `${q}/ground/AGE + ${q}/subject/CARE <= ${q}/total`,
      `${q}/barrier_level/PROOF/EU <= ${q}/total`,
      `${levels.join(' + ')} = ${q}/barrier/PROOF`,
      `${q}/ground_domain/AGE/WORK <= ${q}/grounded/WORK`,
      `${q}/grounded/WORK <= ${q}/domain/WORK`,
      `${q}/people <= ${q}/total`,
      `${q}/total <= 1000000${q}/people`,
      `${q}/people <= ${year}/people`,
      `${year}/people <= closed/2025-Q4/people + closed/2026-Q1/people + closed/2026-Q2/people + ${q}/people`,
      `${year}/people <= closed/2025-Q3..2026-Q2/people + ${q}/people`,
      `closed/2025-Q4/ground/AGE + closed/2026-Q1/ground/AGE + closed/2026-Q2/ground/AGE + ${q}/ground/AGE = ${year}/ground/AGE`,
    ]) {
      expect(said).toContain(relation);
    }
  });

  it('are about declared counts only, each once in a relation', () => {
    for (const { terms } of linked.relations) {
      const cells = terms.map(([cell]) => cell);
      expect(new Set(cells).size).toBe(cells.length);
      expect(cells.every((cell) => cell >= 0 && cell < linked.addresses.length)).toBe(true);
    }
    expect(() => linkedCounts(countedQuarters(['2026-Q1', '2026-Q1']))).toThrow(RangeError);
  });
});

describe('the relations over two versions of the code lists', () => {
  const later = (period: string): boolean => period >= '2026-Q2';
  const quarters = countedQuarters(QUARTERS).map((it) => ({
    ...it,
    codes: later(it.period) ? NEXT_VERSION : CODE_VERSION,
  }));
  const linked = linkedCounts(quarters, findBoth);
  const next = findBoth(NEXT_VERSION) ?? codeList;

  it('hold for cases of old and new codes, ended ones that come late among them', () => {
    const cases = fc
      .tuple(casesIn(MONTHS.slice(0, 12)), casesIn(MONTHS.slice(12), next))
      .map(([before, after]): CountedCase[] => [...before, ...after]);
    fc.assert(
      fc.property(cases, (all) => {
        expect(
          broken(
            linked,
            countEverything(all, () => next),
          ),
        ).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('hold where all that comes late is of an ended code', () => {
    const ended = casesIn(MONTHS.slice(12), next).map((all) =>
      all.map((it): CountedCase => {
        const ground = it.one.subject === 'CARE' ? [] : ['ORIGIN'];
        return { ...it, many: { ...it.many, ground }, one: { ...it.one, domain: 'TRANSPORT' } };
      }),
    );
    fc.assert(
      fc.property(ended, (all) => {
        expect(
          broken(
            linked,
            countEverything(all, () => next),
          ),
        ).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it('keep the cells of a period as they were, and a code until its end', () => {
    const has = (address: string): boolean => linked.addresses.includes(address);
    expect(has('closed/2026-Q1/domain/TRANSPORT')).toBe(true);
    expect(has('closed/2026-Q2/domain/TRANSPORT')).toBe(false);
    expect(has('closed/2025-Q3..2026-Q2/domain/TRANSPORT')).toBe(true);
    expect(has('closed/2026-Q2/domain/EDUCATION')).toBe(true);
    expect(has('closed/2026-Q3/domain/EDUCATION')).toBe(false);
    expect(has('closed/2026-Q1/domain/SPACE')).toBe(false);
    expect(has('closed/2026-Q2/domain/SPACE')).toBe(true);
    expect(has('closed/2026-Q2/ground/ORIGIN_ROMA')).toBe(true);
    expect(has('received/2026-07/subject/QUESTION')).toBe(true);
    expect(has('received/2026-08/subject/QUESTION')).toBe(false);
  });

  it('still add up where no code can be missing', () => {
    const said = new Set(linked.relations.map((it) => spelled(linked, it)));
    const [q2, year] = ['received/2026-Q2', 'received/2025-Q4..2026-Q3'];
    expect(said).toContain(
      `${q2}/domain/SPACE + received/2026-Q3/domain/SPACE = ${year}/domain/SPACE`,
    );
    expect(said).toContain(
      `received/2025-Q4/domain/TRANSPORT + received/2026-Q1/domain/TRANSPORT <= ${year}/domain/TRANSPORT`,
    );
  });
});
