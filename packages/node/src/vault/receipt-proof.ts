import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { canonicalize, type JsonValue } from '@nabij/protocol';
import type { FiledAnswers } from './filing.ts';

/** What a receipt states of a filing; both tell nothing to who does not have the code. */
export interface FilingProof {
  /** Derived from the receipt code alone: who has the code shows that the filing is theirs. */
  readonly filing: string;
  /** Digest of what was filed, keyed by the code: a later change would show. */
  readonly content: string;
}

/** HKDF-SHA-256 (RFC 5869) with a name of its own: independent of where the filing is found. */
const INFO = 'nabij-receipt-proof';

/**
 * The proof of a filing, base64url. `content` is HMAC-SHA-256 over the canonical JSON (RFC 8785) of
 * the sealed answers, without the id of the case, which no reporter knows.
 */
export function filingProof(code: string, answers: FiledAnswers): FilingProof {
  const { filing, key } = derived(code);
  const { caseId: _, ...filed } = answers;
  // through JSON once, so that what is undefined is not there, as in the database
  const text = canonicalize(JSON.parse(JSON.stringify(filed)) as JsonValue);
  const content = createHmac('sha256', key).update(text).digest('base64url');
  return { filing: filing.toString('base64url'), content };
}

/** Whether a proof is of the filing that this code opens. */
export function isProofOf(code: string, proof: Pick<FilingProof, 'filing'>): boolean {
  const given = Buffer.from(proof.filing, 'base64url');
  const { filing } = derived(code);
  return given.length === filing.length && timingSafeEqual(given, filing);
}

function derived(code: string): { filing: Buffer; key: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', code, '', INFO, 64));
  return { filing: bytes.subarray(0, 32), key: bytes.subarray(32) };
}
