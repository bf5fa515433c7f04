import { type Country, codeList } from '@nabij/protocol';
import { choosableCodes } from '../../system/codes/choosable.ts';

/** What decides which reasons the law gives for not taking a case on. */
export interface Refusable {
  readonly country: Country;
  readonly regime: string | null;
  readonly anonymity: string;
  readonly now: Date;
}

/** Laws by the first word of a reference, and the regimes under which their reasons hold. */
const LAWS: Readonly<Record<string, { country: Country; regimes: readonly string[] }>> = {
  // Algemene wet bestuursrecht 9:8
  Awb: { country: 'NL', regimes: ['NL-AWB', 'NL-AWB-ADV'] },
  // Besluit gemeentelijke antidiscriminatievoorzieningen 5(4)
  BGA: { country: 'NL', regimes: [] },
  // Bestuursdecreet II.77
  BD: { country: 'BE', regimes: ['BE-VLG', 'BE-VLG-LOCAL'] },
};

/**
 * The reasons for which this case may be refused, as codes of `not_handled_reason`: those of a law
 * that holds here, and those that need none; of each what can still be chosen.
 */
export function refusalReasons(it: Refusable): string[] {
  const choosable = choosableCodes('not_handled_reason', it);
  return codeList('not_handled_reason')
    .codes.filter(({ code, refs }) => {
      if (code === 'ANONYMOUS' && !isAnonymous(it.anonymity)) return false;
      if (!choosable.has(code)) return false;
      return refs === undefined || refs.some((ref) => holds(ref, it));
    })
    .map(({ code }) => code);
}

function holds(ref: string, { country, regime }: Refusable): boolean {
  const law = LAWS[ref.split(' ')[0] ?? ''];
  if (law?.country !== country) return false;
  return regime === null || law.regimes.includes(regime);
}

function isAnonymous(anonymity: string): boolean {
  const code = codeList('anonymity').codes.find((one) => one.code === anonymity);
  return (code?.blocks ?? []).length > 0;
}
