import { type Country, dayIn } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { insertJournal, lockCase, updateCase } from '../store.ts';
import { refreshDue } from './due.ts';
import { choosableRegimes } from './terms.ts';

/** Whose rules hold for a case, and from which day their terms count. */
export interface ChosenRegime {
  readonly regime: string | null;
  /** `YYYY-MM-DD`; null: from the day of receipt. */
  readonly from: string | null;
  /** Whether this point handles it itself, for the body whose rules hold. */
  readonly ours: boolean;
}

/**
 * Sets by whose rules a case must be handled, from which its terms follow.
 * @throws Refusal not-found; request-invalid for a regime that the country does not have, or a day
 *   that is still to come
 */
export async function setRegime(
  db: Db,
  by: { caseId: string; accountId: string; now: Date; country: Country },
  { regime, from, ours }: ChosenRegime,
): Promise<void> {
  const { caseId, accountId, now, country } = by;
  if (regime !== null && !choosableRegimes(country).includes(regime)) {
    throw new Refusal('request-invalid');
  }
  if (from !== null && from > dayIn(country, now)) throw new Refusal('request-invalid');
  const chosen = regime === null ? NONE : { regime, regimeFrom: from, regimeOurs: ours };
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, caseId);
    if (!current) throw new Refusal('not-found');
    const { state } = current;
    if (same({ ...current }, chosen)) return;
    const entry = { caseId, at: now, actorId: accountId, act: 'regime', sealedNote: null };
    await insertJournal(tx, { ...entry, fromState: state, toState: state });
    await updateCase(tx, current, chosen);
    await refreshDue(tx, caseId, by);
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'regime-set', caseId, subject: inWords(chosen) });
  });
}

interface Chosen {
  readonly regime: string | null;
  readonly regimeFrom: string | null;
  readonly regimeOurs: boolean;
}

const NONE: Chosen = { regime: null, regimeFrom: null, regimeOurs: false };

function same(one: Chosen, other: Chosen): boolean {
  const { regime, regimeFrom, regimeOurs } = other;
  return one.regime === regime && one.regimeFrom === regimeFrom && one.regimeOurs === regimeOurs;
}

function inWords({ regime, regimeFrom, regimeOurs }: Chosen): string {
  return [regime ?? 'none', regimeFrom, regimeOurs ? 'ours' : null].filter(Boolean).join(' ');
}
