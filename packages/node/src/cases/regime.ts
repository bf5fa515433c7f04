import type { Country } from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { choosableRegimes, dayIn } from './deadlines.ts';
import { insertJournal, lockCase, updateCase } from './store.ts';

/** Whose rules hold for a case, and from which day their terms count. */
export interface ChosenRegime {
  readonly regime: string | null;
  /** `YYYY-MM-DD`; null: from the day of receipt. */
  readonly from: string | null;
}

/**
 * Sets by whose rules a case must be handled, from which its terms follow.
 * @throws Refusal not-found; request-invalid for a regime that the country does not have, or a day
 *   that is still to come
 */
export async function setRegime(
  db: Db,
  by: { caseId: string; accountId: string; now: Date; country: Country },
  { regime, from }: ChosenRegime,
): Promise<void> {
  const { caseId, accountId, now, country } = by;
  if (regime !== null && !choosableRegimes(country).includes(regime)) {
    throw new Refusal('request-invalid');
  }
  if (from !== null && from > dayIn(country, now)) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, caseId);
    if (!current) throw new Refusal('not-found');
    const regimeFrom = regime === null ? null : from;
    if (current.regime === regime && current.regimeFrom === regimeFrom) return;
    const { state } = current;
    const entry = { caseId, at: now, actorId: accountId, act: 'regime', sealedNote: null };
    await insertJournal(tx, { ...entry, fromState: state, toState: state });
    await updateCase(tx, current, { regime, regimeFrom });
    const actor = { kind: 'account', id: accountId } as const;
    const subject = [regime ?? 'none', ...(regimeFrom ? [regimeFrom] : [])].join(' ');
    await audit(tx, { at: now, actor, act: 'regime-set', caseId, subject });
  });
}
