import type { Term } from '../../cases/deadlines/terms.ts';
import type { Kept } from '../../cases/retention/kept.ts';
import type { Facts } from '../offer/facts.ts';
import type { Fitting } from '../offer/fitting.ts';

/** What a receipt shows. */
export interface Receipt {
  /** The page's own address: just after sending, or while the report is followed. */
  readonly path: '/report/receipt' | '/follow/receipt';
  readonly code: string;
  readonly number: number;
  readonly receivedAt: Date;
  /** Who does what by when, as far as that is still to come. */
  readonly terms: readonly Term[];
  readonly ownerName: string | null;
  /** How long the report stays here. */
  readonly kept: Kept;
  readonly facts: Facts & { readonly request: string };
  readonly offered: readonly Fitting[];
  /** The signed receipt. */
  readonly proof: string;
  /** Whether it is laid out for receipt paper, 80 mm wide. */
  readonly narrow: boolean;
  /** Whether somebody sent, or went on to answer, what had been sent already. */
  readonly again: boolean;
  /** Whether what is known of them may be taken over into another report. */
  readonly takesOver: boolean;
  /** What they typed after sending. */
  readonly late: string;
}
