import type { Db } from '../../system/database.ts';
import { auditEntries } from '../tables.ts';

/** Everything that is written down: who changed what, and who opened which case. */
export const AUDIT_ACTS = [
  'signed-in',
  'sign-in-failed',
  'provider-linked',
  'provider-unlinked',
  'signed-out',
  'signed-out-everywhere',
  'second-factor-added',
  'second-factor-removed',
  'password-changed',
  'recovery-codes-made',
  'invited',
  'invitation-accepted',
  'let-in',
  'left',
  'role-changed',
  'account-reset',
  'card-shown',
  'card-hidden',
  'key-rotated',
  'key-emptied',
  'recovery-sheet-made',
  'recovery-drilled',
  'recovered',
  'case-opened',
  'case-acted',
  'cases-searched',
  'case-exported',
  'attachment-added',
  'attachment-opened',
  'filed',
  'filed-for',
  'answered',
  'corrected',
  'withdrawn',
  'resumed',
  'consent-asked',
  'consent-given',
  'consent-refused',
  'consent-withdrawn',
  'regime-set',
  'notice-set',
  'notice-ended',
  'feedback-given',
  'copy-taken',
  'erasure-asked',
  'erasure-refused',
  'erased',
  'retention-run',
  'retention-changed',
  'hold-set',
  'hold-lifted',
  'released',
  'member-admitted',
  'region-joined',
  'audit-read',
  'backup-made',
  'restored',
] as const;

export type AuditAct = (typeof AUDIT_ACTS)[number];

/** Who did it: somebody signed in, a reporter, somebody at the machine's terminal, or the node. */
export type AuditActor =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'reporter' | 'operator' | 'node' };

export interface AuditEntry {
  readonly at: Date;
  readonly actor: AuditActor;
  readonly act: AuditAct;
  readonly caseId?: string;
  /** An id or a code, never content. */
  readonly subject?: string;
}

/**
 * Writes down one act. Give the transaction of what it is about: either both stay or neither.
 * The entry gets its place in the chain of hashes within a second, by `access/audit/chain.ts`.
 */
export async function audit(db: Db, entry: AuditEntry): Promise<void> {
  const { at, actor, act, caseId, subject } = entry;
  await db.insert(auditEntries).values({
    at,
    actorKind: actor.kind,
    actorId: actor.kind === 'account' ? actor.id : null,
    act,
    caseId: caseId ?? null,
    subject: subject ?? null,
  });
}
