import type { JudgedMark, MarkFault } from '../../federation/trust/judge-mark.ts';
import { type Finding, well, wrong } from './finding.ts';

/** Whose mark of membership is told of, and what helps against each fault. */
export interface OfMark {
  /** How a sentence about it begins. */
  readonly whose: string;
  /** Who should have given it. */
  readonly issuer: string;
  readonly help: Readonly<Record<MarkFault, string>>;
}

/** Says of a mark of membership that it holds, or what is wrong and what to do. */
export function sayMark(mark: JudgedMark, { whose, issuer, help }: OfMark): Finding {
  const { fault, until, issuer: by } = mark;
  const ends = until ? minuteOf(until) : 'a time that cannot be read';
  if (fault === null) return well(`${whose} (trust mark) is by ${issuer}, until ${ends}.`);
  const what: Record<MarkFault, string> = {
    missing: 'is not there',
    'other-issuer': `is by ${by ?? 'somebody else'}, not by ${issuer}`,
    'other-subject': 'is for another address',
    ended: `ended on ${ends}`,
    clock: 'was given in the future',
    'not-verifiable': `does not carry the signature of ${issuer}`,
  };
  return wrong(`${whose} (trust mark) ${what[fault]}. ${help[fault]}`);
}

/** A moment as it stands in a sentence. */
export function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
