import type { DeclaredName, DimensionName } from '@nabij/protocol';

/** A code that no list has: what the counting itself tells. */
type OwnCode = 'UNKNOWN' | 'IN_PERIOD' | 'EARLIER' | 'IN_TIME' | 'LATE' | 'NO_TERM';

/** What the cells of a table are told apart by: lists, broadest first, and codes beside them. */
export interface Axis {
  readonly lists: readonly string[];
  readonly own: readonly OwnCode[];
}

const ofLists = (...lists: string[]): Axis => ({ lists, own: [] });
const ofOwn = (...own: OwnCode[]): Axis => ({ lists: [], own });

// The package of the protocol stays out of the browser; a test holds this to what it declares.
export const AXES: Readonly<Record<DimensionName, Axis>> = {
  subject: ofLists('subject'),
  request: { lists: ['request_type'], own: ['UNKNOWN'] },
  ground: ofLists('ground'),
  domain: ofLists('domain'),
  channel: { lists: ['channel'], own: ['UNKNOWN'] },
  residence: ofLists('residence'),
  arrived: ofOwn('IN_PERIOD', 'EARLIER'),
  nature: ofLists('nature'),
  handling: ofLists('handling'),
  care_category: ofLists('care_domain', 'care_category'),
  outcome: ofLists('outcome'),
  timeliness: ofOwn('IN_TIME', 'LATE', 'NO_TERM'),
  barrier: ofLists('rule_barrier'),
  level: ofLists('rule_level'),
};

/** How a declared table is drawn. */
interface TableShape {
  readonly axes: readonly DimensionName[];
  /** Whether it has broadest codes only. */
  readonly broad: boolean;
  /** Whether each case is in it exactly once, so that its rows add up to the total. */
  readonly addsUp: boolean;
}

const once = (axis: DimensionName): TableShape => ({ axes: [axis], broad: false, addsUp: true });
const often = (axis: DimensionName): TableShape => ({ ...once(axis), addsUp: false });
const product = (...axes: [DimensionName, DimensionName]): TableShape => ({
  ...{ axes, broad: true, addsUp: false },
});

export const TABLES: Readonly<Record<DeclaredName, TableShape>> = {
  total: { axes: [], broad: false, addsUp: false },
  people: { axes: [], broad: false, addsUp: false },
  subject: once('subject'),
  request: once('request'),
  subject_request: product('subject', 'request'),
  ground: often('ground'),
  domain: once('domain'),
  channel: once('channel'),
  residence: once('residence'),
  arrived: once('arrived'),
  nature: often('nature'),
  handling: often('handling'),
  care_category: often('care_category'),
  outcome: often('outcome'),
  timeliness: once('timeliness'),
  barrier: often('barrier'),
  level: often('level'),
  barrier_level: product('barrier', 'level'),
  grounded: { ...often('domain'), broad: true },
  ground_domain: product('ground', 'domain'),
};

/** The tables as somebody asks for them; those without codes stand together in one, before these. */
export const GROUPS = [
  {
    group: 'about',
    tables: ['subject', 'ground', 'domain', 'grounded', 'ground_domain', 'nature', 'care_category'],
  },
  { group: 'came', tables: ['request', 'subject_request', 'channel', 'residence', 'arrived'] },
  { group: 'ended', tables: ['outcome', 'handling', 'timeliness'] },
  { group: 'rules', tables: ['barrier', 'level', 'barrier_level'] },
] as const satisfies readonly { group: string; tables: readonly DeclaredName[] }[];
