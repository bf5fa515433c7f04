import { createHmac, hkdfSync } from 'node:crypto';
import { type DeclaredName, parseAddress } from '@nabij/protocol';
import type { NodeKey } from '../system/own-keys.ts';

/**
 * How much it costs to hide a number of a table, per case that it tells of: what a table says about
 * all cases is worth more than what a product says about a few.
 */
const WORTH: Partial<Record<DeclaredName, number>> = {
  total: 12,
  people: 4,
  subject: 6,
  ground: 4,
  domain: 3,
  grounded: 1,
  ground_domain: 1,
  barrier_level: 1,
  subject_request: 1,
};
const USUAL_WORTH = 2;
const MONTH = /^\d{4}-\d{2}$/;
const YEAR = /\.\./;

/** Of a hundred: so much more or less one number may be worth than another like it. */
const CHANCE = 40;

/**
 * What is lost when a number is hidden, in whole hundredths: a zero loses little, as it tells of
 * nobody. Which of two numbers that are worth the same stays back is left to chance, the same for
 * one point and address always: who could run the choice over every table that fits, would else
 * learn from what was chosen. (That weakness of minimal hiding: Wong et al., "Minimality Attack in
 * Privacy Preserving Data Publishing", VLDB 2007.)
 * @param secret - of the point, see {@link chanceKeyOf}
 */
export function lossOf(address: string, value: number, secret: Uint8Array): number {
  const { table, period } = parseAddress(address) ?? {};
  if (table === undefined || period === undefined) throw new RangeError('Not an address');
  const worth = (WORTH[table] ?? USUAL_WORTH) * spanWorth(period);
  const [byte = 0] = createHmac('sha256', secret).update(address).digest();
  return worth * (1 + value) * (100 + (byte % CHANCE));
}

/** A month is worth one, a quarter two, and a year, that even a small town can show, three. */
function spanWorth(period: string): number {
  if (YEAR.test(period)) return 3;
  return MONTH.test(period) ? 1 : 2;
}

/**
 * The secret by which a point leaves ties to chance. It follows from the node's first signing key, as
 * the key of notices does: an Ed25519 signature is the same each time (RFC 8032 §5.1.6).
 */
export async function chanceKeyOf({ privateKey, kept }: NodeKey): Promise<Uint8Array> {
  if (kept) return kept.chance;
  const bytes = new TextEncoder().encode('nabij: what leaves ties to chance');
  const seed = await crypto.subtle.sign('Ed25519', privateKey, bytes);
  return new Uint8Array(hkdfSync('sha256', new Uint8Array(seed), 'nabij', 'counts', 32));
}
