import type { Db } from '../../system/database.ts';
import { type Hold, readHold } from '../retention/hold.ts';
import { rules, termOf } from '../retention/retention.ts';
import { defaultClassOf } from '../retention/retention-class.ts';
import { endedCases } from '../retention/store.ts';
import { erasureOf } from './store.ts';

/** How long a case stays, what keeps it longer, and what its reporter asked. */
export interface Rights {
  readonly retention: {
    readonly class: string;
    /** Whether the class follows from what was asked, and no worker set it. */
    readonly byDefault: boolean;
    /** Null while the case is open: its term does not run. */
    readonly deleteAfter: string | null;
  };
  readonly hold: Hold | null;
  /** A request to erase that waits for a decision. */
  readonly erasure: { readonly askedAt: string; readonly dueAt: string } | null;
}

/** What the desk shows of retention and rights with a case. */
export async function rightsOf(
  db: Db,
  it: { id: string; retentionClass: string | null; request: string; filingKey: Uint8Array },
): Promise<Rights> {
  const asked = await erasureOf(db, it.id);
  const waits = asked !== undefined && asked.decidedAt === null;
  return {
    retention: {
      class: it.retentionClass ?? defaultClassOf(it.request),
      byDefault: it.retentionClass === null,
      deleteAfter: await deleteAfter(db, it.id),
    },
    hold: await readHold(db, it.id, it.filingKey),
    erasure: waits
      ? { askedAt: asked.askedAt.toISOString(), dueAt: asked.dueAt.toISOString() }
      : null,
  };
}

/** When the term of a case is over; null while it is open. */
export async function deleteAfter(db: Db, caseId: string): Promise<string | null> {
  const [ended] = await endedCases(db, caseId);
  return ended ? termOf(ended, await rules(db)).deleteAfter.toISOString() : null;
}
