import { audit } from '../../access/audit/audit.ts';
import type { SignedIn } from '../../access/sign-in/session.ts';
import { allows } from '../../cases/consents/consent.ts';
import { listConsents } from '../../cases/consents/consents.ts';
import { journalOpening, openCaseFor } from '../../cases/read.ts';
import { TOGETHER } from '../../cases/trajectory/agreement.ts';
import { caseByNumber } from '../../cases/trajectory/store.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { takenFrom } from '../report/again.ts';
import type { Typed } from '../report/answers.ts';

/** What somebody need not be asked again, because it is known and they agreed to that. */
export interface Reused {
  readonly number: number;
  readonly language: string;
  /** Who they are and how to reach them, in which role, and where it was: never what happened. */
  readonly answers: Typed;
}

/**
 * Takes over from an earlier case of the same person what need not be asked again. That it was
 * opened for this is written down with that case.
 * @throws Refusal not-found; consent-required where the person does not agree to it now
 */
export async function reuse(
  db: Db,
  who: SignedIn,
  it: { number: number; municipality: string; now: Date },
): Promise<Reused> {
  const { number, municipality, now } = it;
  const caseId = await caseByNumber(db, number);
  if (caseId === undefined) throw new Refusal('not-found');
  const report = await openCaseFor(db, who, caseId);
  const { filingKey } = report.open;
  const consents = await listConsents(db, { caseId, filingKey });
  if (report.case.state === 'WITHDRAWN' || !allows(consents, TOGETHER)) {
    throw new Refusal('consent-required');
  }
  const { typed } = await takenFrom(db, report, municipality);
  await db.transaction(async (tx) => {
    await journalOpening(tx, { caseId, actorId: who.accountId }, now);
    const actor = { kind: 'account', id: who.accountId } as const;
    await audit(tx, { at: now, actor, act: 'answers-reused', caseId });
  });
  return { number, language: report.filing.language, answers: typed };
}
