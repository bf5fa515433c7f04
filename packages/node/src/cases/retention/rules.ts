import { audit } from '../../access/audit/audit.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lockCase } from '../store.ts';
import { parseKeep } from './keep.ts';
import { isCaseClass } from './retention-class.ts';
import { deleteRule, setClassOf, upsertRule } from './store.ts';

/** Who changes terms, and when. */
interface Changer {
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Gives a class the town's own term, shorter or longer; null takes the default again.
 * @throws Refusal request-invalid for a class or a term that is none
 */
export async function setRule(
  db: Db,
  { accountId: id, now }: Changer,
  rule: { class: string; keep: string | null },
): Promise<void> {
  const { class: code, keep } = rule;
  if (!isCaseClass(code)) throw new Refusal('request-invalid');
  if (keep !== null && !parseKeep(keep)) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    if (keep === null) await deleteRule(tx, code);
    else await upsertRule(tx, { class: code, keep, setBy: id, setAt: now });
    const subject = `${code} ${keep ?? 'default'}`;
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
