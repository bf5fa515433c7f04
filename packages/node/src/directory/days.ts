import { dayIn } from '@nabij/protocol';

/** The day it is here, `YYYY-MM-DD`: the Netherlands and Belgium have the same clock. */
export function today(now: Date): string {
  return dayIn('NL', now);
}

/**
 * Whether to ask if something is still right: people and numbers change, and after a year nobody
 * is sure. A day that is not known is long ago.
 */
export function asksToVerify(verifiedOn: string | null, day: string): boolean {
  if (verifiedOn === null) return true;
  const [year = '', ...rest] = verifiedOn.split('-');
  return [String(Number(year) + 1), ...rest].join('-') <= day;
}
