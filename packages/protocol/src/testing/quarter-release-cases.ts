import type { JsonObject, JsonValue } from '../canonical.ts';
import { type QuarterRelease, releaseDigest } from '../counts/release.ts';
import type { ProblemCode } from '../problem.ts';
import {
  busyRelease,
  hiddenRelease,
  quietRelease,
  releaseBy,
  withMember,
} from './quarter-releases.ts';

type ReleaseCase = readonly [name: string, description: string, value: JsonValue];
type BadCase = readonly [...ReleaseCase, reason: ProblemCode];

const json = (value: QuarterRelease): JsonObject => JSON.parse(JSON.stringify(value));
const HIDDEN = hiddenRelease();
const hidden = (path: string, value: JsonValue | undefined): JsonObject =>
  withMember(HIDDEN, path, value);
const subject = (cells: JsonObject): JsonObject => ({
  DISCRIMINATION: null,
  CARE: null,
  BOTH: null,
  QUESTION: null,
  ...cells,
});
const Q = 'counts/received/quarter';

/** A release that shows these numbers and hides all others. */
function showing(numbers: Readonly<Record<string, number>>): JsonObject {
  return json(releaseBy((address) => numbers[address.replace('/2026-Q3', '')] ?? null));
}

/** What stands beside a zero in a margin stays shown: it is known to be zero. */
const HIDDEN_CELLS =
  /received.*\/(channel\/|request\/|subject_request\/(DISCRIMINATION|CARE)|domain\/(WORK|SPORT_LEISURE)$)/;

/** Releases that can be taken. */
export const GOOD_QUARTERS: readonly ReleaseCase[] = [
  ['quiet', 'a quarter in which nothing happened', json(quietRelease())],
  ['busy', 'a quarter in which nothing is hidden', json(busyRelease())],
  [
    'some-hidden',
    'two tables that are hidden whole, and cells that protect one another',
    json(busyRelease((it) => HIDDEN_CELLS.test(it))),
  ],
  ['all-hidden', 'every number hidden', json(HIDDEN)],
  ['threshold-3', 'the least threshold', json(hiddenRelease({ threshold: 3 }))],
  ['next', 'one that names the release before', json(hiddenRelease({ previous: 'A'.repeat(43) }))],
  ['year', 'a rolling year', json(releaseBy(() => null, { year: true }))],
  ['last-second', 'the period was over a moment ago', json(HIDDEN)],
  ['most', 'a million cases', showing({ 'received/total': 1_000_000 })],
];

const INVALID: readonly ReleaseCase[] = [
  ['null', 'nothing', null],
  ['array', 'a list', []],
  ['version-1', 'an older version', hidden('version', 1)],
  ['version-3', 'a version that is not known', hidden('version', 3)],
  ['codes-unknown', 'a version of the code lists that is not known', hidden('codes', '1999.1')],
  ['period-month', 'a month instead of a quarter', hidden('period', '2026-09')],
  ['period-fifth-quarter', 'a fifth quarter', hidden('period', '2026-Q5')],
  ['period-other', 'a text as period', hidden('period', '__proto__')],
  ['threshold-text', 'a threshold in words', hidden('threshold', 'five')],
  ['threshold-1001', 'a threshold that no point needs', hidden('threshold', 1001)],
  ['previous-text', 'words instead of a digest', hidden('previous', 'about one family')],
  ['previous-loose-bits', 'a digest with unused bits', hidden('previous', 'B'.repeat(43))],
  ['previous-missing', 'nothing said of the release before', hidden('previous', undefined)],
  ['member-unknown', 'a note in words', hidden('note', 'about one family')],
  ['proto', 'a member named __proto__', hidden('__proto__', { total: 0 })],
  ['proto-nested', 'a table named __proto__', hidden(`${Q}/__proto__`, null)],
  ['measure-missing', 'a measure is missing', hidden('counts/mass', undefined)],
  ['measure-unknown', 'a measure that nobody declared', hidden('counts/sent', {})],
  ['span-missing', 'a month is missing', hidden('counts/received/month-2', undefined)],
  ['span-unknown', 'a week', hidden('counts/received/week-1', { total: 0 })],
  ['year-once', 'a rolling year of one measure only', hidden('counts/received/year', {})],
  ['table-unknown', 'a table that nobody declared', hidden(`${Q}/age`, null)],
  ['table-missing', 'a declared table is missing', hidden(`${Q}/ground`, undefined)],
  ['table-elsewhere', 'a table of another measure', hidden(`${Q}/outcome`, null)],
  ['table-number', 'a number instead of a table', hidden(`${Q}/subject`, 20)],
  [
    'cell-unknown',
    'a cell that nobody declared',
    hidden(`${Q}/subject`, subject({ CARE: 20, STORY: 0 })),
  ],
  ['cell-missing', 'a declared cell is missing', hidden(`${Q}/subject`, { CARE: 20 })],
  ['cell-constructor', 'a cell named constructor', hidden(`${Q}/subject`, { constructor: 20 })],
  [
    'cell-not-broadest',
    'a narrower code in a campaign',
    hidden('counts/mass/quarter/ground', { ORIGIN_ROMA: 20 }),
  ],
  ['cell-text', 'text where a number stands', hidden(`${Q}/subject`, subject({ CARE: '20' }))],
  ['cell-true', 'true where a number stands', hidden(`${Q}/total`, true)],
  [
    'spelled-out',
    'a hidden table that is spelled out: it has one spelling',
    hidden(`${Q}/subject`, subject({})),
  ],
  ['count-fraction', 'half a case', hidden(`${Q}/total`, 5.5)],
  ['count-negative', 'fewer than no cases', hidden(`${Q}/total`, -5)],
  ['count-beyond-belief', 'more than a million cases', hidden(`${Q}/total`, 1_000_001)],
  ['count-10-to-the-15', 'more than all people', hidden(`${Q}/total`, 1e15)],
];

const BELOW: readonly ReleaseCase[] = [
  ['threshold-2', 'a threshold below 3', hidden('threshold', 2)],
  ['total-1', 'a total of 1', showing({ 'received/total': 1 })],
  ['people-4', 'four people', showing({ 'closed/people': 4 })],
  ['month-3', 'a month of 3', hidden('counts/closed/month-2/total', 3)],
  [
    'cell-4',
    'a cell of 4, deep in a product',
    showing({ 'closed/ground_domain/AGE/WORK': 4, 'closed/total': 40 }),
  ],
  [
    'hidden-by-subtraction',
    'one hidden cell that is what remains of the total',
    withMember(busyRelease(), `${Q}/subject/CARE`, null),
  ],
  [
    'hidden-under-a-small-margin',
    'hidden cells of a total so low that each is known within four',
    showing({ 'received/total': 5, 'received/subject/CARE': 5 }),
  ],
  [
    'hidden-in-a-zero',
    'hidden cells of a quarter in which nothing happened',
    showing({ 'mass/total': 0 }),
  ],
];

const CONTRADICTORY: readonly ReleaseCase[] = [
  [
    'margin-wrong',
    'nothing hidden, and less than the total',
    withMember(busyRelease(), `${Q}/subject/CARE`, 10),
  ],
  [
    'months-wrong',
    'months that are more than their quarter',
    showing({ 'received/total': 10, 'received/2026-07/total': 20 }),
  ],
  [
    'ground-above-total',
    'more cases on one ground than cases',
    showing({ 'received/total': 10, 'received/ground/AGE': 11 }),
  ],
  [
    'narrower-above-broader',
    'more cases under a narrower code than under its broader one',
    showing({ 'closed/ground/ORIGIN': 10, 'closed/ground/ORIGIN_ROMA': 11 }),
  ],
  [
    'product-above-margin',
    'an inner cell that is more than its margin',
    showing({ 'closed/barrier/PROOF': 10, 'closed/barrier_level/PROOF/EU': 11 }),
  ],
  [
    'people-above-cases',
    'more people than cases',
    showing({ 'received/total': 10, 'received/people': 11 }),
  ],
  [
    'care-with-ground',
    'a ground where all is about care',
    showing({ 'closed/total': 20, 'closed/subject/CARE': 20, 'closed/ground/AGE': 10 }),
  ],
  [
    'category-without-care',
    'a care category where nothing is about care',
    showing({
      ...{ 'closed/total': 20, 'closed/subject/DISCRIMINATION': 20, 'closed/subject/CARE': 0 },
      ...{ 'closed/subject/BOTH': 0, 'closed/care_category/RESPECT': 10 },
    }),
  ],
];

/** Releases that cannot. */
export const BAD_QUARTERS: readonly BadCase[] = [
  ...INVALID.map((it): BadCase => [...it, 'release-invalid']),
  ...BELOW.map((it): BadCase => [...it, 'release-below-threshold']),
  ...CONTRADICTORY.map((it): BadCase => [...it, 'release-contradictory']),
  [
    'period-running',
    'the period is not over',
    json(hiddenRelease({ period: '2026-Q4' })),
    'release-in-future',
  ],
];

const EARLIER = hiddenRelease({ period: '2026-Q2' });
const next = (head: Parameters<typeof hiddenRelease>[0] = {}) =>
  json(hiddenRelease({ previous: releaseDigest(EARLIER), ...head }));
const twenty = releaseBy((it) => (it === 'received/2026-Q2/total' ? 20 : null), {
  period: '2026-Q2',
});

/** Releases after others of the same point: with those that were taken, and a reason or none. */
export const QUARTERS_AFTER_OTHERS: readonly (readonly [
  ...ReleaseCase,
  taken: Readonly<Record<'earlier' | 'later', readonly JsonObject[]>>,
  reason: ProblemCode | undefined,
])[] = [
  [
    'after-one',
    'it names the one before',
    next(),
    { earlier: [json(EARLIER)], later: [] },
    undefined,
  ],
  [
    'after-one-unnamed',
    'it names none, and there is one',
    json(HIDDEN),
    { earlier: [json(EARLIER)], later: [] },
    'release-not-next',
  ],
  [
    'after-one-other',
    'it names another one',
    next({ previous: 'A'.repeat(43) }),
    { earlier: [json(EARLIER)], later: [] },
    'release-not-next',
  ],
  [
    'in-a-gap',
    'it comes after a later one that names it',
    json(EARLIER),
    { earlier: [], later: [next()] },
    undefined,
  ],
  [
    'in-a-gap-unnamed',
    'a later one names another one',
    json(EARLIER),
    { earlier: [], later: [next({ previous: 'A'.repeat(43) })] },
    'release-contradictory',
  ],
  [
    'year-due',
    'no rolling year after three quarters',
    json(hiddenRelease({ previous: releaseDigest(twenty) })),
    {
      earlier: [
        json(hiddenRelease({ period: '2025-Q4' })),
        json(hiddenRelease({ period: '2026-Q1' })),
        json(twenty),
      ],
      later: [],
    },
    'release-invalid',
  ],
];
