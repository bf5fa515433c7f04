import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { recount } from '../counted/count-case.ts';
import { lockCase, updateCase } from '../store.ts';
import { type Deciding, noted } from './decide.ts';
import { checkWords } from './decision.ts';
import {
  type BarrierRow,
  barriersOf,
  decisionsOf,
  deleteBarrier,
  insertBarrierOnce,
} from './store.ts';

/** A rule that gets in the way; its id is made where the button is. */
export interface NewBarrier {
  readonly id: string;
  /** The decision that shows it; null for the case as a whole. */
  readonly decisionId: string | null;
  /** Code of `rule_barrier`. */
  readonly rule: string;
  /** Code of `rule_level`. */
  readonly level: string;
  /** Which rule exactly; may be empty. */
  readonly text: string;
}

/**
 * Notes a barrier, in any state of the case: what was learnt late was learnt too. The same one
 * again is not there twice.
 * @throws Refusal not-found; request-invalid; changed-meanwhile for an id that stands for another
 */
export async function noteBarrier(db: Db, by: Deciding, wanted: NewBarrier): Promise<void> {
  const { id, decisionId, rule, level } = wanted;
  const text = wanted.text.trim();
  requireChoosable('rule_barrier', [rule], by);
  requireChoosable('rule_level', [level], by);
  checkWords(text);
  await db.transaction(async (tx) => {
    const { caseId, accountId: notedBy, now: at, filingKey } = by;
    const current = await lockCase(tx, caseId);
    if (!current) throw new Refusal('not-found');
    const decisions = decisionId === null ? [] : await decisionsOf(tx, caseId);
    if (decisionId !== null && !decisions.some((one) => one.id === decisionId)) {
      throw new Refusal('not-found');
    }
    for (const { row } of await barriersOf(tx, caseId)) {
      const same = row.rule === rule && row.level === level;
      if (same && (await openBarrier(filingKey, row)) === text) return;
    }
    const row = { id, caseId, decisionId, rule, level, notedBy, at };
    const sealed = await sealText(filingKey, placeOf(row), text);
    if (!(await insertBarrierOnce(tx, { ...row, sealed }))) {
      throw new Refusal('changed-meanwhile');
    }
    await recount(tx, current);
    await noted(tx, by, { act: 'barrier', audited: 'barrier-noted', id });
    await updateCase(tx, current, {});
  });
}

/** Takes a barrier away that was noted by mistake; one that is gone already is no fault. */
export async function removeBarrier(db: Db, by: Deciding, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, by.caseId);
    if (!current) throw new Refusal('not-found');
    if (!(await deleteBarrier(tx, { id, caseId: by.caseId }))) return;
    await recount(tx, current);
    await noted(tx, by, { act: 'barrier-remove', audited: 'barrier-removed', id });
    await updateCase(tx, current, {});
  });
}

/** The words with a barrier. One that was changed in the database does not open. */
export async function openBarrier(filingKey: Uint8Array, row: BarrierRow): Promise<string> {
  return openText(filingKey, placeOf(row), row.sealed);
}

function placeOf(row: Omit<BarrierRow, 'sealed'>): string {
  const { id, caseId, decisionId, rule, level, notedBy, at } = row;
  const made = [decisionId ?? '', rule, level, notedBy, at.toJSON()];
  return ['case', caseId, 'barrier', id, ...made].join('/');
}
