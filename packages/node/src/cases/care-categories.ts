import { findCode, isCode, mayCarry } from '@nabij/protocol';
import { isAboutCare } from '../counts/counted.ts';
import { Refusal } from '../system/problem.ts';
import type { CaseRow } from './store.ts';

/** The list in which a care category stands: the domains where no more than that is known. */
export function careListOf(code: string): 'care_domain' | 'care_category' {
  return isCode('care_domain', code) ? 'care_domain' : 'care_category';
}

/**
 * Checks what a care complaint is said to be about. A domain stands for a complaint of which no
 * more is known, so never beside one of its own categories.
 * @param day on which it is coded, `YYYY-MM-DD`
 * @throws Refusal request-invalid
 */
export function checkCareCategories(
  wanted: readonly string[],
  { subject, careCategories }: Pick<CaseRow, 'subject' | 'careCategories'>,
  day: string,
): void {
  const fits = wanted.length === 0 || isAboutCare(subject);
  const isOnce = new Set(wanted).size === wanted.length;
  const known = wanted.every((code) => {
    const list = careListOf(code);
    const broader = findCode(list, code)?.parent ?? '';
    const may = mayCarry(list, { wanted: [code], carried: careCategories, day });
    return isCode(list, code) && may && !wanted.includes(broader);
  });
  if (!fits || !isOnce || !known) throw new Refusal('request-invalid');
}
