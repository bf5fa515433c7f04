import type { Texts } from '../texts.ts';

/** Who does a step, for the person whose plan it is. */
export function doerIn(
  { t }: Texts,
  { doer, name }: { doer: 'person' | 'point' | 'other'; name: string | null },
): string {
  return doer === 'other' ? (name ?? '') : t(`plan.doer.${doer}`);
}
