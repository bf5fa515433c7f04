import { type Code, type CodeList, codeList, type ListName } from './code-list.ts';

/**
 * The days between which a code can be chosen, both included; null: for good.
 * @example const validity: Validity = { from: '2026-01-01', until: null };
 */
export interface Validity {
  readonly from: string;
  readonly until: string | null;
}

/**
 * When a code of a list can be chosen: its own days within those of the list.
 * @example validityOf(codeList('ground'), { code: 'AGE', … }) // { from: '2026-01-01', until: null }
 */
export function validityOf(
  list: Pick<CodeList, 'valid_from' | 'valid_to'>,
  code: Pick<Code, 'valid_from' | 'valid_until'>,
): Validity {
  const { valid_from: from = list.valid_from, valid_until: until = null } = code;
  // days written so stand in the order of time
  const [, later = from] = [from, list.valid_from].sort();
  return { from: later, until: earliest(until, list.valid_to) };
}

/**
 * Whether a code can be chosen anew on a day (`YYYY-MM-DD`). One that cannot keeps its label, and
 * what carries it keeps it. The first day of a whole list is no hindrance: without it there would
 * be nothing to choose from.
 * @example isOffered(codeList('ground'), code, '2027-01-01')
 */
export function isOffered(
  list: Pick<CodeList, 'valid_from' | 'valid_to'>,
  code: Pick<Code, 'valid_from' | 'valid_until'>,
  day: string,
): boolean {
  const { until } = validityOf(list, code);
  const begins = code.valid_from;
  return (until === null || day <= until) && (begins === undefined || begins <= day);
}

/**
 * The codes of a list that can be chosen anew on a day, in its order.
 * @example offeredCodes('ground', '2026-11-22').length
 */
export function offeredCodes(name: ListName, day: string): Code[] {
  const list = codeList(name);
  return list.codes.filter((code) => isOffered(list, code, day));
}

/**
 * Whether codes may be put on something on a day: those of the list that are offered then, and
 * those that it carries already.
 * @example mayCarry('ground', { wanted: ['AGE'], carried: [], day: '2026-11-22' }) // true
 */
export function mayCarry(
  name: ListName,
  it: { wanted: readonly string[]; carried: readonly string[]; day: string },
): boolean {
  const offered = new Set(offeredCodes(name, it.day).map(({ code }) => code));
  return it.wanted.every((code) => offered.has(code) || it.carried.includes(code));
}

function earliest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
