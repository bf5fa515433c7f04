import { type Chance, pickWeighted } from './chance.ts';
import type { Story } from './stories/story.ts';

/** What was decided in a case, as codes, and which rule got in the way. */
export interface Decided {
  readonly kind: string;
  readonly decision: 'TAKEN' | 'NOT_TAKEN' | 'POSTPONED';
  readonly reasons: readonly string[];
  /** In euro cents. */
  readonly amount: number | null;
  readonly barrier: { readonly rule: string; readonly level: string } | null;
}

const CARE_BARRIERS = [
  { value: { rule: 'WAITING', level: 'REGIONAL' }, weight: 5 },
  { value: { rule: 'ELIGIBILITY', level: 'MUNICIPAL' }, weight: 4 },
  { value: { rule: 'CONFLICT', level: 'NATIONAL' }, weight: 2 },
  { value: { rule: 'DATA_SHARING', level: 'AGENCY' }, weight: 2 },
];
const OTHER_BARRIERS = [
  { value: { rule: 'PROOF', level: 'NATIONAL' }, weight: 4 },
  { value: { rule: 'DIGITAL', level: 'MUNICIPAL' }, weight: 3 },
  { value: { rule: 'LANGUAGE', level: 'AGENCY' }, weight: 2 },
];
const TAKEN = [
  { value: ['WITHIN_MANDATE', 'PREVENTS_WORSE'], weight: 5 },
  { value: ['CHEAPEST_THAT_WORKS'], weight: 3 },
  { value: ['CITIZEN_CHOICE'], weight: 3 },
  { value: ['URGENT', 'PREVENTS_WORSE'], weight: 2 },
];
const NOT_TAKEN = [
  { value: ['NO_OFFER'], weight: 3 },
  { value: ['RULE_IMPEDES'], weight: 3 },
  { value: ['OTHER_BETTER'], weight: 2 },
];
/** Within what a lead lets every worker spend here, in euro cents. */
const AMOUNTS = [2500, 4500, 6000, 9500];

/** What somebody may have decided in such a story; mostly something was done. */
export function decidedIn({ subject }: Story, chance: Chance): Decided {
  const isCare = subject !== 'DISCRIMINATION';
  const barriers = isCare ? CARE_BARRIERS : OTHER_BARRIERS;
  const barrier = chance.often(0.5) ? pickWeighted(chance, barriers) : null;
  if (chance.often(0.25)) {
    const reasons = pickWeighted(chance, NOT_TAKEN);
    return { kind: 'RULE_EXCEPTION', decision: 'NOT_TAKEN', reasons, amount: null, barrier };
  }
  const reasons = pickWeighted(chance, TAKEN);
  if (isCare && chance.often(0.4)) {
    const amount = chance.pick(AMOUNTS);
    return { kind: 'QUICK_BUDGET', decision: 'TAKEN', reasons, amount, barrier };
  }
  const kind = isCare ? 'SUPPORT' : 'APPROACH';
  return { kind, decision: 'TAKEN', reasons, amount: null, barrier };
}

/** What a reporter may answer afterwards, by how it ended. */
export function feedbackOn(outcomes: readonly string[], chance: Chance): string[] {
  const wasSolved = !outcomes.includes('NOT_SOLVED');
  const helped = wasSolved && chance.often(0.75) ? 'HELPED' : 'HELPED_PARTLY';
  return [
    !wasSolved && chance.often(0.5) ? 'NOT_HELPED' : helped,
    chance.often(0.9) ? 'HEARD' : 'NOT_HEARD',
    chance.often(0.8) ? 'TOLD_ONCE' : 'TOLD_AGAIN',
  ];
}
