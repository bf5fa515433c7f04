import { codeList, isCode, type ListName, mayCarry } from '@nabij/protocol';
import { Refusal } from '../system/problem.ts';
import type { Act } from './acts.ts';
import { checkCareCategories } from './care-categories.ts';
import type { CaseRow } from './store.ts';

type Coded = Pick<CaseRow, 'grounds' | 'domain' | 'natures' | 'handlings' | 'careCategories'>;

/**
 * How a case is coded. A code that is no longer offered stays on a case that has it, and is put on
 * no other.
 * @param current how the case is coded now
 * @param it `day`: the day on which it is coded, `YYYY-MM-DD`
 * @throws Refusal request-invalid; anonymous-no-contact for what an anonymous filing does not allow
 */
export function coding(
  wanted: Extract<Act, { act: 'code' }>,
  current: Coded & Pick<CaseRow, 'subject'>,
  { anonymity, day }: { anonymity: string; day: string },
): Coded {
  const { grounds, domain, natures, handlings } = wanted;
  const { careCategories = current.careCategories } = wanted;
  checkCodes('ground', { wanted: grounds, carried: current.grounds, day });
  checkCodes('domain', { wanted: [domain], carried: [current.domain], day });
  checkCodes('nature', { wanted: natures, carried: current.natures, day });
  checkCodes('handling', { wanted: handlings, carried: current.handlings, day });
  checkCareCategories(careCategories, current, day);
  const blocked = codeList('anonymity').codes.find((code) => code.code === anonymity)?.blocks ?? [];
  // Besluit gemeentelijke antidiscriminatievoorzieningen art. 5(4): not for anonymous filings
  if (handlings.some((code) => blocked.includes(code))) throw new Refusal('anonymous-no-contact');
  return { grounds, domain, natures, handlings, careCategories };
}

function checkCodes(
  list: ListName,
  it: { wanted: readonly string[]; carried: readonly string[]; day: string },
): void {
  const { wanted } = it;
  const isOnce = new Set(wanted).size === wanted.length;
  if (!isOnce || !wanted.every((code) => isCode(list, code)) || !mayCarry(list, it)) {
    throw new Refusal('request-invalid');
  }
}
