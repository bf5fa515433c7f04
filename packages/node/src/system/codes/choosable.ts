import { dayIn, isCode, type ListName, mayCarry, offeredCodes } from '@nabij/protocol';
import { Refusal } from '../problem.ts';

/** The day on which codes are chosen; Belgium and the Netherlands have one clock. */
function codeDay(now: Date): string {
  return dayIn('BE', now);
}

/** When codes are put on something, and which it carries already: those it keeps. */
export interface Choosing {
  readonly now: Date;
  readonly carried?: readonly string[];
}

/** The codes of a list that can be chosen now. */
export function choosableCodes(
  list: ListName,
  { now }: Pick<Choosing, 'now'>,
): ReadonlySet<string> {
  return new Set(offeredCodes(list, codeDay(now)).map(({ code }) => code));
}

/** @throws Refusal request-invalid unless all of them can be chosen now, each once */
export function requireChoosable(list: ListName, wanted: readonly string[], it: Choosing): void {
  if (!isChoosable(list, wanted, it)) throw new Refusal('request-invalid');
}

function isChoosable(
  list: ListName,
  wanted: readonly string[],
  { now, carried = [] }: Choosing,
): boolean {
  const isOnce = new Set(wanted).size === wanted.length;
  const known = wanted.every((code) => isCode(list, code));
  return isOnce && known && mayCarry(list, { wanted, carried, day: codeDay(now) });
}
