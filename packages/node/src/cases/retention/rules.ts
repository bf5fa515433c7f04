import { audit } from '../../access/audit/audit.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lockCase } from '../store.ts';
import { previewRule, type WantedRule } from './preview.ts';
import { isCaseClass } from './retention-class.ts';
import { deleteRule, lockRetention, setClassOf, upsertRule } from './store.ts';

/** Who changes terms, and when. */
interface Changer {
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Gives a class the town's own term, exactly as its preview showed; null takes the default again.
 * It holds at once for every case of the class and deletes nothing: what is due then is a list.
 * @throws Refusal request-invalid for a class that is none or a term outside its bounds;
 *   changed-meanwhile when the term or what it would do is no longer that of `digest`
 */
export async function setRule(
  db: Db,
  { accountId: id, now }: Changer,
  { digest, ...wanted }: WantedRule & { digest: string },
): Promise<void> {
  const { class: code } = wanted;
  await db.transaction(async (tx) => {
    // neither another lead nor a run comes in between what is looked at and what is set
    await lockRetention(tx);
    const seen = await previewRule(tx, wanted, now);
    if (seen.digest !== digest) throw new Refusal('changed-meanwhile');
    if (seen.before === seen.after) return;
    if (seen.own) await upsertRule(tx, { class: code, keep: seen.after, setBy: id, setAt: now });
    else await deleteRule(tx, code);
    const subject = `${code} ${seen.before} ${seen.after}`;
    await audit(tx, { at: now, actor: { kind: 'account', id }, act: 'retention-changed', subject });
  });
}

/**
 * Gives one case a class; null lets it follow again from what was asked.
 * @throws Refusal not-found; request-invalid
 */
export async function setCaseClass(
  db: Db,
  { accountId: id, now, caseId }: Changer & { caseId: string },
  code: string | null,
): Promise<void> {
  if (code !== null && !isCaseClass(code)) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, caseId);
    if (!current) throw new Refusal('not-found');
    const carried = current.retentionClass === null ? [] : [current.retentionClass];
    if (code !== null) requireChoosable('retention_class', [code], { now, carried });
    await setClassOf(tx, caseId, code);
    const actor = { kind: 'account', id } as const;
    const subject = code ?? 'default';
    await audit(tx, { at: now, actor, act: 'retention-changed', caseId, subject });
  });
}
