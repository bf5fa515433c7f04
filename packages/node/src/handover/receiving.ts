import { epochSeconds, type ProblemCode, type ReceiverEvent, stepReceiver } from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import { forgetDead } from '../federation/by-ref.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { StepDeps } from './dependencies.ts';
import { giveUp } from './give-up.ts';
import { say } from './say.ts';
import type { Happening } from './sending.ts';
import {
  deleteParts,
  isReceived,
  lockHandover,
  type ReceivedRow,
  updateHandover,
} from './store.ts';

/**
 * Steps a handover at its receiver: the state and what is said, in the transaction of the caller.
 * A refusal is answered, so that the state is stored all the same.
 * @throws Refusal not-found
 */
export async function stepReceiving(
  tx: Db,
  deps: StepDeps,
  { id, ...happening }: Happening<ReceiverEvent> & { id: string },
): Promise<ProblemCode | undefined> {
  const row = await lockHandover(tx, id);
  if (!row || !isReceived(row)) throw new Refusal('not-found');
  const { event, now } = happening;
  const step = stepReceiver(row.state, event, epochSeconds(now));
  let stepped: ReceivedRow = { ...row, state: step.state };
  if (step.state !== row.state) {
    const { since, accountId } = happening;
    const beside = { ...(since ? { since } : {}), ...(accountId ? { accountId } : {}) };
    const change = { state: step.state, changedAt: now, ...beside };
    await updateHandover(tx, id, change);
    await forgetDead(tx, id);
    stepped = { ...stepped, ...change };
    await note(tx, stepped, happening);
    // what was never opened stays with whoever sent it
    if (step.state.at === 'rejected' || step.state.at === 'closed') await deleteParts(tx, id);
    if (row.state.at === 'arrived') await giveUp(tx, stepped, happening);
  }
  await say(tx, deps, { row: stepped, messages: step.messages, now });
  return step.refused;
}

async function note(
  tx: Db,
  { id, state }: ReceivedRow,
  { by: actor, now: at }: Happening<ReceiverEvent>,
): Promise<void> {
  if (state.at === 'accepted')
    await audit(tx, { at, actor, act: 'handover-accepted', subject: id });
  if (state.at !== 'rejected') return;
  const subject = `${id} ${state.because}`;
  await audit(tx, { at, actor, act: 'handover-rejected', subject });
}
