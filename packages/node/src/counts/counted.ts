/** What of a case is counted; barriers as `RULE/LEVEL`. No words, no person, no day. */
export interface Counted {
  readonly subject: string;
  readonly request: string;
  readonly channel: string;
  readonly residence: string;
  readonly grounds: string[];
  readonly domain: string;
  readonly natures: string[];
  readonly handlings: string[];
  readonly careCategories: string[];
  readonly outcomes: string[];
  readonly barriers: string[];
  /** Whether it is one of many reports about one thing. */
  readonly campaign: boolean;
}

/** Whether a case ended within the terms that a law or a regulation set for it. */
export type Timeliness = 'IN_TIME' | 'LATE' | 'NO_TERM';

/** What a tally says; `grounds` are those under which it counts. */
export interface TallyCodes extends Counted {
  readonly measure: 'received' | 'closed';
}

/**
 * The grounds under which a case counts: none for a care complaint, `UNKNOWN` where it is about
 * discrimination and none is told. A question has grounds only if it tells of some.
 */
export function countedGrounds(subject: string, grounds: readonly string[]): string[] {
  if (subject === 'CARE') return [];
  if (grounds.length > 0 || subject === 'QUESTION') return [...grounds];
  return ['UNKNOWN'];
}

/** Whether a case is about care, alone or with discrimination: only such a case has care categories. */
export function isAboutCare(subject: string): boolean {
  return subject === 'CARE' || subject === 'BOTH';
}

/** What a tally says. It has only what its measure is counted by: the rest is known at the end. */
export function codesOf(measure: 'received' | 'closed', it: Counted): TallyCodes {
  const { subject, request, channel, residence, domain, campaign } = it;
  const grounds = countedGrounds(subject, it.grounds);
  const both = { measure, subject, request, channel, residence, grounds, domain, campaign };
  const none = { natures: [], handlings: [], careCategories: [], outcomes: [], barriers: [] };
  if (measure === 'received') return { ...both, ...none };
  const { natures, handlings, outcomes, barriers } = it;
  const careCategories = isAboutCare(subject) ? it.careCategories : [];
  return { ...both, natures, handlings, careCategories, outcomes, barriers };
}
