import type { DeclaredName, MeasureName } from '@nabij/protocol';

/** How long the periods of a trend are; a year is the four quarters that end with one. */
export const SPANS = ['month', 'quarter', 'year'] as const;
export type Span = (typeof SPANS)[number];

export const MEASURES = ['received', 'closed', 'mass'] as const satisfies readonly MeasureName[];

interface Kept {
  readonly measures: readonly MeasureName[];
  readonly spans: readonly Span[];
}

const LONG = ['quarter', 'year'] as const;
const received: Kept = { measures: ['received'], spans: LONG };
const closed: Kept = { measures: ['closed'], spans: LONG };
const both: Kept = { measures: ['received', 'closed'], spans: LONG };
const all: Kept = { measures: MEASURES, spans: LONG };
const monthly: Kept = { measures: MEASURES, spans: SPANS };

// The package of the protocol stays out of the browser; a test holds this to what it declares.
export const KEPT: Readonly<Record<DeclaredName, Kept>> = {
  total: monthly,
  people: all,
  subject: monthly,
  request: received,
  subject_request: received,
  ground: all,
  domain: all,
  channel: received,
  residence: both,
  arrived: { measures: ['received', 'closed'], spans: ['quarter'] },
  nature: closed,
  handling: closed,
  care_category: closed,
  outcome: closed,
  timeliness: closed,
  barrier: closed,
  level: closed,
  barrier_level: closed,
  grounded: closed,
  ground_domain: closed,
};
