import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { Act, Actor } from '../acts.ts';
import { endCase } from '../close.ts';
import { keepMessage } from '../conversation.ts';
import { checkHeard } from '../people/hearing.ts';
import { required } from '../required.ts';
import type { CaseRow } from '../store.ts';
import { endMerged } from './end-merged.ts';
import { refusalReasons } from './refusal-reasons.ts';

interface Ends<Name extends Act['act']> {
  readonly actor: Actor;
  readonly wanted: Extract<Act, { act: Name }>;
}

/**
 * Closes a case, and with it those that were merged into it.
 * @throws Refusal request-invalid, reason-required, other-side-not-heard
 */
export async function closeCase(
  tx: Db,
  current: CaseRow,
  { actor, wanted }: Ends<'close'>,
): Promise<{ change: Partial<CaseRow> }> {
  const { text, messageId } = wanted;
  if (text) {
    if (!messageId) throw new Refusal('request-invalid');
    await write(tx, actor, { text: required(text), messageId });
  }
  await checkHeard(tx, current);
  const change = await endCase(tx, current, { ending: wanted, by: actor });
  await endMerged(tx, { ...current, ...change }, { actor, act: 'close' });
  return { change };
}

/**
 * Does not take a case on: for a reason that the law gives here, and in words that its reporter
 * reads (Awb 9:8(3), Bestuursdecreet II.77 §2).
 * @throws Refusal request-invalid, reason-required
 */
export async function refuseCase(
  tx: Db,
  current: CaseRow,
  { actor, wanted }: Ends<'refuse'>,
): Promise<{ change: Partial<CaseRow> }> {
  const { country, anonymity, now } = actor;
  const reasons = refusalReasons({ country, regime: current.regime, anonymity, now });
  if (!reasons.includes(wanted.reason)) throw new Refusal('request-invalid');
  await write(tx, actor, { text: required(wanted.text), messageId: wanted.messageId });
  const change = await endCase(tx, current, { ending: wanted, by: actor });
  await endMerged(tx, { ...current, ...change }, { actor, act: 'refuse' });
  return { change };
}

async function write(
  tx: Db,
  actor: Actor,
  { text, messageId }: { text: string; messageId: string },
): Promise<void> {
  const from = { sender: 'worker', accountId: actor.accountId } as const;
  await keepMessage(tx, { ...actor, id: messageId, text }, from);
}
