import type { OkpJwk } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { filingProof, isProofOf } from '../../vault/receipt-proof.ts';
import { openReport } from '../follow/open-report.ts';
import { type ReadReceipt, type ReceiptClaims, readReceipt } from '../receipt/signed-receipt.ts';

/** What a code that was given with a proof says about it. */
export type CodeVerdict = 'other' | 'same' | 'changed' | 'gone';

/** What came of checking a proof. */
export type Checked = ReadReceipt & { readonly code?: CodeVerdict };

/**
 * Checks a proof, and with a code also whether that code belongs to it and what was filed is still
 * the same. A code is looked up only when it belongs to a proof that this point signed: nobody can
 * guess codes here.
 */
export async function checkProof(
  it: {
    db: Db;
    nodeKeys: readonly OkpJwk[];
    lostKeys: readonly OkpJwk[];
    url: string;
  },
  proof: string,
  code: string | undefined,
): Promise<Checked> {
  const read = await readReceipt(it, proof);
  const isSigned = read.kind === 'genuine' || read.kind === 'doubtful';
  if (!isSigned || code === undefined) return read;
  const verdict = await codeVerdict(it.db, read.claims, code);
  if (read.kind === 'genuine') return { ...read, code: verdict };
  // then it is our own database that says so, and no signature is needed
  return verdict === 'same' ? { ...read, kind: 'genuine', code: verdict } : read;
}

async function codeVerdict(db: Db, claims: ReceiptClaims, code: string): Promise<CodeVerdict> {
  if (!isProofOf(code, claims)) return 'other';
  const report = await openReport(db, code);
  if (!report) return 'gone';
  const same =
    filingProof(code, report.open.answers).content === claims.content &&
    report.case.number === claims.number &&
    report.case.receivedAt.toISOString() === claims.received;
  return same ? 'same' : 'changed';
}
