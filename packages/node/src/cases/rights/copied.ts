import type { OpenFiling } from '../../vault/filing.ts';
import type { CaseRow } from '../store.ts';
import type { filings } from '../tables.ts';

/** A case that was opened, by a worker or with its receipt code. */
export interface Copied {
  readonly case: CaseRow;
  readonly filing: typeof filings.$inferSelect;
  readonly ownerName: string | null;
  readonly open: OpenFiling;
}
