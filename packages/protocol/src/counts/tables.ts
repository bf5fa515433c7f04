import type { ListName } from '../codes/code-list.ts';

/**
 * What is counted: filings that came in, cases that were closed, and reports of a campaign, which
 * are kept out of the other two so that one call to write hides no trend.
 * @example MEASURE_NAMES.map((measure) => tablesIn(measure, 'quarter'));
 */
export const MEASURE_NAMES = ['received', 'closed', 'mass'] as const;

/**
 * What is counted.
 * @example const measure: MeasureName = 'received';
 */
export type MeasureName = (typeof MEASURE_NAMES)[number];

/**
 * The spans of a release: the months of its quarter, the quarter, the four quarters up to it.
 * @example SPAN_NAMES.map((span) => tablesIn('mass', span));
 */
export const SPAN_NAMES = ['month-1', 'month-2', 'month-3', 'quarter', 'year'] as const;

/**
 * A span of a release.
 * @example const span: SpanName = 'month-1';
 */
export type SpanName = (typeof SPAN_NAMES)[number];

/**
 * One thing by which cases are told apart.
 * @example const dimension: Dimension = DIMENSIONS.ground;
 */
export interface Dimension {
  /** The code lists it is made of, broadest first; their codes keep the order of the lists. */
  readonly lists?: readonly ListName[];
  /** Its codes beside those of the lists, labelled in the list `counted`. */
  readonly codes?: readonly string[];
  /** Whether one case can have several of its codes. */
  readonly many: boolean;
  /** Whether every case has at least one of its codes. */
  readonly complete: boolean;
}

const ONE = { many: false, complete: true } as const;
const SOME = { many: true, complete: false } as const;

// what was counted before it was asked
const UNKNOWN = ['UNKNOWN'] as const;

/**
 * By what cases are told apart. A change here is a change of the protocol.
 * @example DIMENSIONS.ground.many; // true
 */
export const DIMENSIONS = {
  subject: { lists: ['subject'], ...ONE },
  request: { lists: ['request_type'], codes: UNKNOWN, ...ONE },
  ground: { lists: ['ground'], ...SOME },
  domain: { lists: ['domain'], ...ONE },
  channel: { lists: ['channel'], codes: UNKNOWN, ...ONE },
  residence: { lists: ['residence'], ...ONE },
  // what came or was closed before the period, when that was released already
  arrived: { codes: ['IN_PERIOD', 'EARLIER'], ...ONE },
  nature: { lists: ['nature'], ...SOME },
  handling: { lists: ['handling'], ...SOME },
  care_category: { lists: ['care_domain', 'care_category'], ...SOME },
  outcome: { lists: ['outcome'], ...SOME },
  timeliness: { codes: ['IN_TIME', 'LATE', 'NO_TERM'], ...ONE },
  barrier: { lists: ['rule_barrier'], ...SOME },
  level: { lists: ['rule_level'], ...SOME },
} as const satisfies Record<string, Dimension>;

/**
 * Name of a dimension.
 * @example const name: DimensionName = 'ground';
 */
export type DimensionName = keyof typeof DIMENSIONS;

/**
 * One declared table. With two dimensions it has inner cells of broadest codes only.
 * @example const table: DeclaredTable = DECLARED.subject_request;
 */
export interface DeclaredTable {
  readonly dimensions: readonly DimensionName[];
  readonly spans: readonly SpanName[];
  readonly measures: readonly MeasureName[];
  /** The tables that hold the margins of a product. */
  readonly margins?: readonly [DeclaredTableName, DeclaredTableName];
  /**
   * Whether it counts pairs of codes that were given together, and not cases: a case with several
   * pairs counts several times. (Counted once a case, margins would tell which pairs go together.)
   */
  readonly pairs?: boolean;
  /** Whether it has broadest codes only, also where its dimension is a tree. */
  readonly broad?: boolean;
  /** Whether it is about a part of the cases only. */
  readonly partial?: boolean;
}

type DeclaredTableName = 'subject' | 'request' | 'barrier' | 'level' | 'ground' | 'grounded';

const QUARTER_AND_YEAR = ['quarter', 'year'] as const;
const received = { spans: QUARTER_AND_YEAR, measures: ['received'] } as const;
const closed = { spans: QUARTER_AND_YEAR, measures: ['closed'] } as const;
const all = { spans: QUARTER_AND_YEAR, measures: MEASURE_NAMES } as const;

/**
 * The tables that can leave a point. What is not declared here cannot be said in a release.
 * @example DECLARED.people.measures.includes('mass'); // true
 */
export const DECLARED = {
  total: { dimensions: [], spans: SPAN_NAMES, measures: MEASURE_NAMES },
  people: { dimensions: [], ...all },
  subject: { dimensions: ['subject'], spans: SPAN_NAMES, measures: MEASURE_NAMES },
  request: { dimensions: ['request'], ...received },
  subject_request: {
    dimensions: ['subject', 'request'],
    margins: ['subject', 'request'],
    ...received,
  },
  ground: { dimensions: ['ground'], ...all },
  domain: { dimensions: ['domain'], ...all },
  channel: { dimensions: ['channel'], ...received },
  residence: {
    dimensions: ['residence'],
    spans: QUARTER_AND_YEAR,
    measures: ['received', 'closed'],
  },
  arrived: { dimensions: ['arrived'], spans: ['quarter'], measures: ['received', 'closed'] },
  nature: { dimensions: ['nature'], ...closed },
  handling: { dimensions: ['handling'], ...closed },
  care_category: { dimensions: ['care_category'], ...closed },
  outcome: { dimensions: ['outcome'], ...closed },
  timeliness: { dimensions: ['timeliness'], ...closed },
  barrier: { dimensions: ['barrier'], ...closed, pairs: true },
  level: { dimensions: ['level'], ...closed, pairs: true },
  barrier_level: {
    dimensions: ['barrier', 'level'],
    margins: ['barrier', 'level'],
    ...closed,
    pairs: true,
  },
  // the domains of the cases that have a ground
  grounded: { dimensions: ['domain'], ...closed, broad: true, partial: true },
  ground_domain: { dimensions: ['ground', 'domain'], margins: ['ground', 'grounded'], ...closed },
} as const satisfies Record<string, DeclaredTable>;

/**
 * Name of a declared table.
 * @example const table: DeclaredName = 'subject_request';
 */
export type DeclaredName = keyof typeof DECLARED;

const NAMED: readonly (readonly [DeclaredName, DeclaredTable])[] = Object.entries(
  DECLARED,
) as never;

/**
 * The tables that a measure has in a span, in their fixed order.
 * @example tablesIn('mass', 'month-1') // ['total', 'subject']
 */
export function tablesIn(measure: MeasureName, span: SpanName): DeclaredName[] {
  return NAMED.filter(([, it]) => it.measures.includes(measure) && it.spans.includes(span)).map(
    ([name]) => name,
  );
}
