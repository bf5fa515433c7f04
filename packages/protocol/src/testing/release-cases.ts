import type { JsonObject, JsonValue } from '../canonical.ts';
import { COUNT_TABLES, type Release, type ReleaseMeasure, type TableName } from '../count-table.ts';
import type { ProblemCode } from '../problem.ts';

type Counts = { readonly [code: string]: number | null };

function cells(table: TableName, counts: Counts = {}): Record<string, number | null> {
  return { ...Object.fromEntries(COUNT_TABLES[table].codes.map((code) => [code, 0])), ...counts };
}

/** One measure with the given cells; every other cell is zero. */
export function measure(
  total: number | null,
  tables: { readonly [table in TableName]?: Counts } = {},
): ReleaseMeasure {
  return {
    total,
    tables: {
      subject: cells('subject', tables.subject),
      ground: cells('ground', tables.ground),
      domain: cells('domain', tables.domain),
    },
  };
}

const BUSY = measure(40, {
  subject: { DISCRIMINATION: 20, CARE: 20 },
  ground: { ORIGIN: 12, AGE: 8, SEX: null, UNKNOWN: 14 },
  domain: { WORK: 20, HEALTH_CARE: 12, SPORT_LEISURE: null, TRANSPORT: null },
});

/** A release with the given measures; a quiet quarter where nothing is given. */
export function release(members: Partial<Release> = {}, received = measure(0)): Release {
  const measures = { received, closed: measure(0) };
  return { version: 1, period: '2026-Q3', codes: '2026.1', threshold: 5, measures, ...members };
}

type ReleaseCase = readonly [name: string, description: string, value: JsonValue];

const json = (value: Release | object): JsonObject => JSON.parse(JSON.stringify(value));
const received = (...args: Parameters<typeof measure>) => json(release({}, measure(...args)));
const none = { subject: {}, ground: {}, domain: {} };

/** Releases that can be taken. */
export const GOOD_RELEASES: readonly ReleaseCase[] = [
  ['quiet', 'a quarter in which nothing happened', json(release())],
  ['busy', 'two hidden cells that protect one another', json(release({}, BUSY))],
  [
    'all-hidden',
    'every number hidden',
    json({
      ...release(),
      measures: Object.fromEntries(
        ['received', 'closed'].map((name) => [
          name,
          JSON.parse(JSON.stringify(measure(null)).replaceAll(':0', ':null')),
        ]),
      ),
    }),
  ],
  [
    'threshold-3',
    'the least threshold',
    json({
      ...release(
        { threshold: 3 },
        measure(3, { subject: { CARE: 3 }, domain: { HEALTH_CARE: 3 } }),
      ),
    }),
  ],
  ['last-second', 'the period was over a moment ago', json(release())],
];

/** Releases that cannot. */
export const BAD_RELEASES: readonly (readonly [...ReleaseCase, reason: ProblemCode])[] = [
  ['null', 'nothing', null, 'release-invalid'],
  ['version-2', 'another version', json({ ...release(), version: 2 }), 'release-invalid'],
  [
    'codes-of-another-version',
    'another version of the code lists',
    json({ ...release(), codes: '1999.1' }),
    'release-invalid',
  ],
  [
    'period-month',
    'a month instead of a quarter',
    json({ ...release(), period: '2026-09' }),
    'release-invalid',
  ],
  [
    'period-fifth-quarter',
    'a fifth quarter',
    json({ ...release(), period: '2026-Q5' }),
    'release-invalid',
  ],
  [
    'cell-unknown',
    'a cell that nobody declared',
    received(0, { subject: { STORY: 0 } }),
    'release-invalid',
  ],
  [
    'cell-below-top-level',
    'a code that is not at the top of its list',
    received(0, { ground: { ORIGIN_ROMA: 0 } }),
    'release-invalid',
  ],
  [
    'cell-missing',
    'a declared cell is missing',
    JSON.parse(JSON.stringify(release()).replace('"CARE":0,', '')),
    'release-invalid',
  ],
  [
    'table-unknown',
    'a table that nobody declared',
    json({
      ...release(),
      measures: {
        received: { total: 0, tables: { ...measure(0).tables, age: {} } },
        closed: measure(0),
      },
    }),
    'release-invalid',
  ],
  [
    'text-in-cell',
    'text where a number stands',
    JSON.parse(JSON.stringify(release()).replace('"CARE":0', '"CARE":"0"')),
    'release-invalid',
  ],
  [
    'member-unknown',
    'a note in words',
    json({ ...release(), note: 'about one family' }),
    'release-invalid',
  ],
  ['count-fraction', 'half a case', received(5.5, none), 'release-invalid'],
  ['count-negative', 'fewer than no cases', received(-5, none), 'release-invalid'],
  [
    'count-beyond-belief',
    'more than a million cases',
    received(1_000_001, none),
    'release-invalid',
  ],
  [
    'threshold-2',
    'a threshold below 3',
    json(release({ threshold: 2 })),
    'release-below-threshold',
  ],
  [
    'total-1',
    'a total of 1',
    received(1, { subject: { CARE: null }, domain: { WORK: null } }),
    'release-below-threshold',
  ],
  ['cell-4', 'a cell of 4', received(4, { subject: { CARE: 4 } }), 'release-below-threshold'],
  [
    'ground-1',
    'a ground of 1, in a table that does not add up',
    received(null, { ground: { AGE: 1 } }),
    'release-below-threshold',
  ],
  [
    'hidden-by-subtraction',
    'one hidden cell that is what remains of the total',
    received(12, { subject: { CARE: null, BOTH: 10 }, domain: { WORK: 12 } }),
    'release-below-threshold',
  ],
  [
    'cells-below-total',
    'nothing hidden, and less than the total',
    received(20, { subject: { CARE: 10 }, domain: { WORK: 20 } }),
    'release-invalid',
  ],
  [
    'cells-above-total',
    'more than the total',
    received(10, { subject: { CARE: 10, BOTH: 10 }, domain: { WORK: 10 } }),
    'release-invalid',
  ],
  [
    'ground-above-total',
    'more cases on one ground than cases',
    received(10, { subject: { CARE: 10 }, domain: { WORK: 10 }, ground: { AGE: 11 } }),
    'release-invalid',
  ],
  [
    'period-running',
    'the period is not over',
    json(release({ period: '2026-Q4' })),
    'release-in-future',
  ],
];
