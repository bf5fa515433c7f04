import type { Copied } from '../../cases/rights/copied.ts';
import { caseOfFiling } from '../../cases/store.ts';
import type { Db } from '../../system/database.ts';
import { openFilingOf } from '../../vault/filing.ts';
import { codeSecrets } from '../../vault/receipt-code.ts';
import { filingByLookup } from '../store.ts';

/** A report that its receipt code opened, with the case that it became. */
export type OpenReport = Copied;

/** Opens a report with its receipt code; undefined if no filing here has this code. */
export async function openReport(db: Db, code: string): Promise<OpenReport | undefined> {
  const secrets = codeSecrets(code);
  const filing = await filingByLookup(db, secrets.lookup);
  const found = filing && (await caseOfFiling(db, filing.id));
  if (!filing || !found) return undefined;
  return { ...found, filing, open: await openFilingOf(found.case.id, secrets.key, filing) };
}

/** Which case it is, and the key that opens everything in it. */
export function keyOf({ case: it, open }: OpenReport): { caseId: string; filingKey: Uint8Array } {
  return { caseId: it.id, filingKey: open.filingKey };
}

/** The case that a receipt code finds, without opening anything; undefined if there is none. */
export async function caseByCode(db: Db, code: string): Promise<string | undefined> {
  const filing = await filingByLookup(db, codeSecrets(code).lookup);
  return filing && (await caseOfFiling(db, filing.id))?.case.id;
}
