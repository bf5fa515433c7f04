import { codeList, isCode } from '@nabij/protocol';
import { HANDLING } from '../../access/handling.ts';

/** Whose mandate there is: of each role for one person, and of two colleagues together. */
export const MANDATE_HOLDERS = [...HANDLING, 'together'] as const;
export type MandateHolder = (typeof MANDATE_HOLDERS)[number];

/** What somebody decides alone, or two decide together; amounts in whole euro cents. */
export interface Mandate {
  /** Codes of `decision_kind`. */
  readonly kinds: readonly string[];
  readonly perDecision: number;
  /** Everything that one case may have cost, this decision included. */
  readonly perCase: number;
}

/** The largest amount that can be decided here at all, in euro cents: 100,000 euros. */
export const AMOUNT_MAX = 10_000_000;

/** Until a lead sets it: everything that costs nothing. */
export const NO_MONEY: Mandate = {
  kinds: codeList('decision_kind').codes.map(({ code }) => code),
  perDecision: 0,
  perCase: 0,
};

/** Until a lead sets what two colleagues decide together: everything that can be decided here. */
export const EVERYTHING: Mandate = {
  kinds: NO_MONEY.kinds,
  perDecision: AMOUNT_MAX,
  perCase: AMOUNT_MAX,
};

/**
 * Whether this can be decided within a mandate. What costs nothing is bound by its kind only, also in a
 * case in which everything is spent.
 * @param spent what the case has cost so far, in euro cents
 */
export function isWithin(
  mandate: Mandate,
  { kind, amount }: { kind: string; amount: number | null },
  spent: number,
): boolean {
  if (!mandate.kinds.includes(kind)) return false;
  if (amount === null) return true;
  return amount <= mandate.perDecision && spent + amount <= mandate.perCase;
}

/** What of one amount somebody can still decide alone in a case, in euro cents. */
export function leftIn(mandate: Mandate, spent: number): number {
  return Math.max(0, Math.min(mandate.perDecision, mandate.perCase - spent));
}

/** Whether this can be a mandate: known kinds, whole amounts, one decision within the case. */
export function isMandate({ kinds, perDecision, perCase }: Mandate): boolean {
  const known = kinds.every((kind) => isCode('decision_kind', kind));
  const whole = [perDecision, perCase].every(
    (cents) => Number.isSafeInteger(cents) && cents >= 0 && cents <= AMOUNT_MAX,
  );
  return known && new Set(kinds).size === kinds.length && whole && perDecision <= perCase;
}
