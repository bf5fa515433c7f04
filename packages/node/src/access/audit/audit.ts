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
  'campaign-begun',
  'campaign-changed',
  'campaign-tagged',
  'settings-changed',
  'filing-tried',
  'cases-searched',
  'view-kept',
  'view-forgotten',
  'work-mail-set',
  'work-mail-ended',
  'case-exported',
  'cases-exported',
  'letter-written',
  'template-changed',
  'template-removed',
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
  'plan-changed',
  'trajectory-joined',
  'trajectory-left',
  'look-back-changed',
  'answers-reused',
  'regime-set',
  'term-paused',
  'term-done-noted',
  'term-stated',
  'term-change-taken-back',
  'term-extended',
  'town-terms-set',
  'calendar-made',
  'calendar-ended',
  'mandate-set',
  'decided',
  'decision-proposed',
  'decision-agreed',
  'decision-declined',
  'decision-withdrawn',
  'barrier-noted',
  'barrier-removed',
  'notice-set',
  'notice-ended',
  'feedback-given',
  'party-noted',
  'party-removed',
  'mediation-answered',
  'contact-noted',
  'contact-struck',
  'not-heard-noted',
  'conference-planned',
  'conference-changed',
  'conference-invited',
  'conference-uninvited',
  'conference-shown',
  'conference-step-agreed',
  'copy-taken',
  'erasure-asked',
  'erasure-refused',
  'erased',
  'retention-run',
  'retention-changed',
  'hold-set',
  'hold-lifted',
  'released',
  'release-held',
  'release-let-go',
  'release-schedule-set',
  'release-refused',
  'sent-again',
  'member-admitted',
  'member-suspended',
  'member-resumed',
  'member-removed',
  'town-reminded',
  'region-joined',
  'map-loaded',
  'map-removed',
  'dhis2-mapping-set',
  'audit-read',
  'line-added',
  'line-changed',
  'line-verified',
  'line-removed',
  'line-taken',
  'line-used',
  'services-imported',
  'services-exported',
  'service-changed',
  'service-verified',
  'service-removed',
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
