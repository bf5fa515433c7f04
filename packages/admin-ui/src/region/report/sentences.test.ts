import fc from 'fast-check';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { NotCompared, ReportTable, YearReport } from '../../api/report.ts';
import { texts as ar } from '../../texts/ar/texts.ts';
import { texts as de } from '../../texts/de/texts.ts';
import { texts as en } from '../../texts/en/texts.ts';
import { texts as fr } from '../../texts/fr/texts.ts';
import { texts as nl } from '../../texts/nl/texts.ts';
import { topSections } from './tops.ts';
import { totalSentences } from './totals.ts';
import { hiddenSentence, townSentences } from './town-sentences.ts';
import { wordsOf } from './words.ts';

const TEXTS = { nl, fr, de, en, ar };
const LANGUAGES = ['nl', 'fr', 'de', 'en', 'ar'] as const;

async function inLanguage(language: keyof typeof TEXTS) {
  const i18n = createInstance();
  const resources = { [language]: { translation: TEXTS[language] } };
  await i18n.init({ lng: language, resources, interpolation: { escapeValue: false } });
  return wordsOf(i18n.t, language, (_, code) => code);
}
const words = new Map(
  await Promise.all(LANGUAGES.map(async (l) => [l, await inLanguage(l)] as const)),
);

// what a release can show: nothing from 1 to 4
const shown = fc.oneof(fc.constant(0), fc.integer({ min: 5, max: 2_000 }));
const CODES = ['A', 'B', 'C'];
const PATHS = [
  ...[
    'received/total',
    'received/people',
    'received/subject',
    'received/ground',
    'received/domain',
  ],
  ...['closed/total', 'closed/care_category', 'closed/outcome', 'closed/timeliness'],
  ...['closed/barrier', 'closed/barrier_level', 'mass/total'],
];
const codesOf = (path: string) => {
  if (/total|people/.test(path)) return ['total'];
  return path.endsWith('_level') ? CODES.flatMap((a) => CODES.map((b) => `${a}/${b}`)) : CODES;
};
const table = (path: string): fc.Arbitrary<ReportTable> => {
  const [measure, name = ''] = path.split('/');
  const rows = codesOf(path).map((code) =>
    fc.record({ code: fc.constant(code), visible: shown, hiddenTowns: fc.nat({ max: 2 }) }),
  );
  return fc.tuple(...rows).chain((all) =>
    fc.record({
      measure: fc.constant(measure as ReportTable['measure']),
      table: fc.constant(name),
      rows: fc.constantFrom(all, []),
    }),
  );
};
const compared = fc.oneof(
  fc.record({
    before: shown.map((count) => count + 20),
    finding: fc.constantFrom('higher', 'lower', 'not-apart'),
    why: fc.constant<NotCompared[]>([]),
  }),
  fc.record({
    before: fc.constant(null),
    finding: fc.constant(null),
    why: fc.subarray<NotCompared>(['not-over', 'hidden', 'silent', 'small-numbers'], {
      minLength: 1,
    }),
  }),
);
const town = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('Klein', 'Groot', 'Midden'),
  population: fc.constantFrom(null, 3_000),
  quarters: fc.array(
    fc.record({
      period: fc.constant('2025-Q1'),
      state: fc.constantFrom('in-time', 'late', 'silent', 'not-member'),
    }),
    { maxLength: 4 },
  ),
  came: fc.constantFrom('all', 'some', 'none'),
  received: fc.constant(null),
  rate: fc.constant(null),
  isFew: fc.constant(false),
});
const report = fc
  .record({
    towns: fc.array(town, { maxLength: 4 }),
    tables: fc.tuple(...PATHS.map(table)),
    compared: fc.record({ received: compared, closed: compared }),
    of: fc.integer({ min: 1, max: 5_000 }),
    hidden: fc.nat({ max: 5_000 }),
    isOver: fc.boolean(),
  })
  .map(
    ({ of, hidden, ...drawn }): YearReport => ({
      ...drawn,
      ...{ year: 2025, years: [2025], quarters: ['2025-Q1'], made: '2026-02-01T00:00:00Z' },
      ...{ rate: null, thresholds: [5], hidden: { numbers: Math.min(hidden, of), of } },
    }),
  );

function sentencesOf(found: YearReport, language: (typeof LANGUAGES)[number]): string[] {
  const its = words.get(language);
  if (!its) throw new Error('no such language');
  const tops = topSections(found, its).flatMap(({ title, notes }) => [title, ...notes]);
  return [
    ...totalSentences(found, its),
    ...tops,
    ...townSentences(found, its),
    hiddenSentence(found, its),
  ];
}

function totalsOf(found: YearReport): string[] {
  const its = words.get('en');
  if (!its) throw new Error('no such language');
  return totalSentences(found, its);
}

const NOTHING = { before: null, finding: null, why: [] };
const comparedWith = (received: YearReport['compared']['received']) => ({
  ...{ received, closed: NOTHING },
});

/** A year of one town of which only a total is told. */
function bare(visible: number, hiddenTowns: number, came: 'all' | 'some' = 'all'): YearReport {
  const rows = [{ code: 'total', visible, hiddenTowns }];
  return {
    ...{ year: 2025, years: [2025], quarters: ['2025-Q1'], made: '2026-02-01T00:00:00Z' },
    ...{ rate: null, thresholds: [5], hidden: { numbers: 0, of: 1 }, isOver: true },
    tables: [{ measure: 'received', table: 'total', rows }],
    compared: comparedWith(NOTHING),
    towns: [
      {
        ...{ id: 'a', name: 'A', population: 3_000, quarters: [], came },
        ...{ received: null, rate: null, isFew: false },
      },
    ],
  };
}

describe('the sentences of a report', () => {
  it.each(LANGUAGES)('are whole and say no number that is not told (%s)', (language) => {
    fc.assert(
      fc.property(report, (found) => {
        const told = new Set([
          ...found.tables.flatMap(({ rows }) => rows.map(({ visible }) => visible)),
          ...[found.compared.received.before, found.compared.closed.before],
          ...[found.hidden.of, found.hidden.numbers],
        ]);
        for (const sentence of sentencesOf(found, language)) {
          expect(sentence).not.toMatch(/NaN|undefined|\{\{|report\.\w|: \.|: ,/);
          expect(sentence).toMatch(/[.]$/);
          const digits = sentence.replaceAll(/(?<=\d)[.,\u00a0\u202f](?=\d{3})/g, '');
          for (const [number] of digits.matchAll(/\d+/g)) expect(told).toContain(Number(number));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('compare only what is told to compare', () => {
    fc.assert(
      fc.property(report, (found) => {
        const all = sentencesOf(found, 'en').join(' ');
        const { received, closed } = found.compared;
        const isAny = received.before !== null || closed.before !== null;
        if (!isAny) expect(all).not.toMatch(/year before: \d/);
      }),
    );
  });

  it('say nothing is most where something is hidden', () => {
    fc.assert(
      fc.property(report, (found) => {
        const its = words.get('en');
        if (!its) throw new Error('no such language');
        for (const { table: name, title } of topSections(found, its)) {
          const rows = found.tables.find((it) => it.table === name)?.rows ?? [];
          const isHidden = rows.some(({ hiddenTowns }) => hiddenTowns > 0);
          if (isHidden) expect(title).not.toMatch(/^Most|^Nothing/);
          else expect(title).not.toMatch(/visible/);
        }
      }),
    );
  });

  it('say that a number is of what was told where a town is missing', () => {
    fc.assert(
      fc.property(report, (found) => {
        const isPart = found.towns.some(({ came }) => came !== 'all');
        const all = totalsOf(found).join(' ');
        expect(all.includes('Not every town passed everything on.')).toBe(isPart);
        if (isPart) expect(all).not.toMatch(/Received: \d|Closed: \d|received no|No cases/);
        else expect(all).not.toMatch(/What was passed on/);
      }),
    );
  });

  it.each([
    [30, 'higher', 'Received: 60 reports. The year before: 30 reports. The rise is larger'],
    [90, 'lower', 'Received: 60 reports. The year before: 90 reports. The fall is larger'],
    [55, 'not-apart', 'Received: 60 reports. The year before: 55 reports. The difference may be'],
    [60, 'not-apart', 'Received: 60 reports. As many reports came in the year before.'],
  ] as const)('follow the number of the year before: %d', (before, finding, expected) => {
    const found = { ...bare(60, 0), compared: comparedWith({ before, finding, why: [] }) };
    expect(totalsOf(found).join(' ')).toContain(expected);
  });

  it.each([
    ['The towns received no reports.', bare(0, 0)],
    ['What was passed on holds no reports.', bare(0, 0, 'some')],
    ['How many reports came in is hidden.', bare(0, 1, 'some')],
    ['Received: at least 7 reports.', bare(7, 1)],
    ['Received: at least 7 reports.', bare(7, 0, 'some')],
    ['Received: 7 reports.', bare(7, 0)],
  ] as const)('tell what is missing, hidden or zero: %s', (expected, found) => {
    expect(totalsOf(found)).toContain(expected);
  });

  it('say why nothing is compared, also in the first year', () => {
    const why: NotCompared[] = ['no-year-before'];
    const found = {
      ...bare(60, 0),
      compared: comparedWith({ before: null, finding: null, why }),
    };
    expect(totalsOf(found)).toContain(
      'The received reports do not compare with the year before: there are no complete figures of that year.',
    );
  });

  it.each([
    ['nl', 1, '1 getal'],
    ['nl', 12, '12 getallen'],
    ['en', 1, '1 number'],
    ['ar', 2, 'رقمان (2)'],
    ['ar', 7, '7 أرقام'],
    ['ar', 12, '12 رقمًا'],
  ] as const)('have the plural of their language: %s %d', (language, numbers, expected) => {
    const [found] = fc.sample(report, { numRuns: 1, seed: 1 });
    if (!found) throw new Error('nothing drawn');
    const its = words.get(language);
    if (!its) throw new Error('no such language');
    expect(hiddenSentence({ ...found, hidden: { numbers, of: 40 } }, its)).toContain(expected);
  });
});
