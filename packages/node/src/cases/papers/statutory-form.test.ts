import { codeList } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedCase, FORM_COLUMNS, statutoryForm } from './statutory-form.ts';

const codesOf = (list: 'ground' | 'domain' | 'nature' | 'handling' | 'residence') =>
  codeList(list).codes.map(({ code }) => code);
const some = (list: 'ground' | 'nature' | 'handling') =>
  fc.uniqueArray(fc.constantFrom(...codesOf(list)), { maxLength: 5 });
const anyCase: fc.Arbitrary<CountedCase> = fc.record({
  residence: fc.constantFrom(...codesOf('residence')),
  grounds: some('ground'),
  domain: fc.constantFrom(...codesOf('domain')),
  natures: some('nature'),
  handlings: some('handling'),
});

/** Six reports, counted by hand into the form below. */
const SIX: CountedCase[] = [
  {
    residence: 'RES_HERE',
    grounds: ['ORIGIN_SKIN', 'ORIGIN_ROMA', 'RELIGION_ISLAM'],
    domain: 'WORK_DISMISSAL',
    natures: ['DISPUTED_REFUSAL', 'VIOLENCE_PROPERTY', 'THREAT'],
    handlings: ['ADVICE', 'RIGHTS_CHECK', 'MEDIATION'],
  },
  {
    residence: 'RES_HERE',
    grounds: ['ORIGIN_ANTISEMITISM'],
    domain: 'ONLINE',
    natures: ['HOSTILE_INSULT', 'THREAT'],
    handlings: ['POLICE_SUPPORT'],
  },
  {
    residence: 'RES_ELSEWHERE',
    grounds: ['AGE', 'SEX_PREGNANCY'],
    domain: 'WORK',
    natures: ['DISPUTED_TERMS', 'HOSTILE'],
    handlings: ['REGISTER'],
  },
  {
    residence: 'NONRES_HERE',
    grounds: ['WEALTH', 'OTHER'],
    domain: 'TRANSPORT',
    natures: [],
    handlings: [],
  },
  {
    residence: 'UNKNOWN',
    grounds: [],
    domain: 'UNKNOWN',
    natures: ['UNKNOWN', 'DISPUTED'],
    handlings: ['QUICK_FIX', 'OTHER'],
  },
  {
    residence: 'RES_HERE',
    grounds: ['CHRONIC_ILLNESS', 'DISABILITY'],
    domain: 'HOUSING_SOCIAL',
    natures: ['OTHER'],
    handlings: ['INVESTIGATE', 'WARM_TRANSFER', 'RULE_SIGNAL', 'ASSIST_PROCEDURE'],
  },
];

/** Rows that are not all noughts: the five columns of the form, and those of whom nobody knows. */
const BY_HAND = {
  1: { 'Totaal aantal klachten': [3, 1, 4, 1, 5, 1] },
  2: {
    Ras: [1, 0, 1, 0, 1, 0],
    Antisemitisme: [1, 0, 1, 0, 1, 0],
    'Handicap/chronische ziekte': [1, 0, 1, 0, 1, 0],
    Leeftijd: [0, 1, 1, 0, 1, 0],
    Geslacht: [0, 1, 1, 0, 1, 0],
    Godsdienst: [1, 0, 1, 0, 1, 0],
    'Overig (niet wettelijke) gronden': [0, 0, 0, 1, 1, 0],
    Onbekend: [0, 0, 0, 0, 0, 1],
  },
  3: {
    Arbeidsmarkt: [1, 1, 2, 0, 2, 0],
    'Collectieve voorzieningen': [0, 0, 0, 1, 1, 0],
    Huisvesting: [1, 0, 1, 0, 1, 0],
    'Media en reclame': [1, 0, 1, 0, 1, 0],
    'Onbekend/n.v.t.': [0, 0, 0, 0, 0, 1],
  },
  4: {
    'Omstreden behandeling': [0, 0, 0, 0, 0, 1],
    'Vijandige bejegening': [0, 1, 1, 0, 1, 0],
    Geweld: [1, 0, 1, 0, 1, 0],
    Bedreiging: [1, 0, 1, 0, 1, 0],
    Overig: [1, 0, 1, 0, 1, 0],
    Onbekend: [0, 0, 0, 1, 1, 0],
  },
  5: {
    Registratie: [0, 1, 1, 0, 1, 0],
    'Advies/informatie': [1, 0, 1, 0, 1, 0],
    'Beïnvloeding beleid': [1, 0, 1, 0, 1, 0],
    Bemiddeling: [1, 0, 1, 0, 1, 0],
    'Bijstaan in procedures': [2, 0, 2, 0, 2, 0],
    Doorverwijzing: [1, 0, 1, 0, 1, 0],
    'Eigen onderzoek ADV': [1, 0, 1, 0, 1, 0],
    Overig: [0, 0, 0, 0, 0, 1],
  },
};

const NOUGHTS = [0, 0, 0, 0, 0, 0];

describe('the statutory form', () => {
  it('is the form that was counted by hand', () => {
    for (const { n, rows } of statutoryForm(SIX)) {
      const byHand: Record<string, number[]> = BY_HAND[n as keyof typeof BY_HAND];
      const counted = rows.map(({ label, cells }) => [
        label,
        [...FORM_COLUMNS, 'unknown' as const].map((column) => cells[column]),
      ]);
      expect(Object.keys(byHand).every((label) => rows.some((row) => row.label === label))).toBe(
        true,
      );
      expect(counted).toEqual(rows.map(({ label }) => [label, byHand[label] ?? NOUGHTS]));
    }
  });

  it('has five tables with the rows of the form, in its order and wording', () => {
    const tables = statutoryForm([]);
    expect(tables.map(({ n, rows }) => [n, rows.length])).toEqual([
      [1, 1],
      [2, 15],
      [3, 15],
      [4, 6],
      [5, 8],
    ]);
    for (const [at, list] of ['ground', 'domain', 'nature', 'handling'].entries()) {
      const rows = codeList(`nl_wga_${list}` as 'nl_wga_ground').codes.map(({ nl }) => nl);
      expect(tables[at + 1]?.rows.map(({ label }) => label)).toEqual(rows);
    }
  });

  it('counts every report once where one row is to be chosen, and adds up', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 30 }), (cases) => {
        const tables = statutoryForm(cases);
        const total = tables[0]?.sum;
        for (const { multi, rows, sum } of tables) {
          if (!multi) expect(sum).toEqual(total);
          for (const { cells } of [...rows, { cells: sum }]) {
            expect(cells.RES_TOTAL).toBe(cells.RES_HERE + cells.RES_ELSEWHERE);
            expect(cells.TOTAL).toBe(cells.RES_TOTAL + cells.NONRES_HERE);
          }
          // no row has more reports than there are
          for (const { cells } of rows) expect(cells.TOTAL).toBeLessThanOrEqual(total?.TOTAL ?? 0);
        }
        expect((total?.TOTAL ?? 0) + (total?.unknown ?? 0)).toBe(cases.length);
        // every report has at least one ground, unknown at the least
        const grounds = tables[1]?.sum;
        expect((grounds?.TOTAL ?? 0) + (grounds?.unknown ?? 0)).toBeGreaterThanOrEqual(
          cases.length,
        );
      }),
    );
  });

  it('takes codes that it does not know for unknown', () => {
    const odd = { ...SIX[0], grounds: ['GONE'], domain: 'GONE', natures: ['GONE'] } as CountedCase;
    const [, ground, domain, nature] = statutoryForm([odd]);
    for (const table of [ground, domain, nature]) {
      expect(table?.rows.find(({ code }) => code === 'ONBEKEND')?.cells.RES_HERE).toBe(1);
    }
  });
});
