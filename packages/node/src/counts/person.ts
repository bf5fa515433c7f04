import { hkdfSync } from 'node:crypto';
import { uuidOf } from '../system/uuid.ts';

const BYTES = 32;

/**
 * What somebody is in the counts who told only this one case. It follows from the key of their
 * filing, so nothing has to be kept, and nobody without that key knows whose tally one is.
 */
export function ownSeed(filingKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', filingKey, '', 'nabij person', BYTES));
}

/**
 * The id under which somebody is counted: another one for each measure, so that a tally of what
 * was closed does not lead to that of what was received.
 */
export function personIn(measure: 'received' | 'closed', seed: Uint8Array): string {
  return uuidOf(new Uint8Array(hkdfSync('sha256', seed, '', `nabij person ${measure}`, 16)));
}
