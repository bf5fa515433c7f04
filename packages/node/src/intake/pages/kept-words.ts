import { parseKeep } from '../../cases/retention/keep.ts';
import type { Kept } from '../../cases/retention/kept.ts';
import type { Texts } from '../texts.ts';
import { localeOf } from './local-time.ts';

/** A term in the reader's language: "2 years", "18 months". */
export function keptWords({ language }: Pick<Texts, 'language'>, { term }: Kept): string {
  const locale = localeOf({ language });
  const keep = parseKeep(term);
  const units = [
    ['year', keep?.years ?? 0],
    ['month', keep?.months ?? 0],
    ['day', keep?.days ?? 0],
  ] as const;
  const parts = units.flatMap(([unit, count]) => {
    const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return count === 0 ? [] : [new Intl.NumberFormat(locale, style).format(count)];
  });
  return new Intl.ListFormat(locale, { type: 'unit' }).format(parts);
}

/** How long this report stays, and counted from what, in one sentence. */
export function keptSentence(texts: Texts, kept: Kept): string {
  return texts.t(`copy.kept.${kept.from}`, { term: keptWords(texts, kept) });
}
