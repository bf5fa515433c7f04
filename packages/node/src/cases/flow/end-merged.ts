import { plainLabel } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import type { Actor } from '../acts.ts';
import { countEnded } from '../counted/count-case.ts';
import { refreshDue } from '../deadlines/due.ts';
import { type CaseRow, insertJournal, updateCase } from '../store.ts';
import { onAnother } from './another-case.ts';
import { lockMerged } from './merge-store.ts';
import { tell } from './tell.ts';

/**
 * Ends the cases that go with one that ends, as it ends: each is counted as its own, unless the
 * same person told it twice, and each reporter reads it in their own case. What was written to one
 * reporter is never shown to another.
 * @param main the case with its ending
 */
export async function endMerged(
  tx: Db,
  main: CaseRow,
  { actor, act }: { actor: Actor; act: 'close' | 'refuse' },
): Promise<void> {
  const { now: at, accountId: actorId } = actor;
  const state = act === 'close' ? 'CLOSED' : 'NOT_HANDLED';
  const { outcomes, notHandledReason, foundedness } = main;
  for (const one of await lockMerged(tx, main.id)) {
    const handlings = one.handlings.length > 0 ? one.handlings : main.handlings;
    const ended = { state, outcomes, notHandledReason, foundedness, handlings } as const;
    const entry = { caseId: one.id, at, actorId, act, fromState: one.state, toState: state };
    await insertJournal(tx, { ...entry, sealedNote: null });
    const there = await onAnother(tx, actor, one.id);
    const by = { ...actor, filingKey: there?.filingKey };
    const counted = await countEnded(tx, { ...one, ...ended }, by);
    await updateCase(tx, one, { ...ended, ...counted });
    await refreshDue(tx, one.id, actor);
    if (there) await tellEnd(tx, there, { act, reason: notHandledReason });
    const who = { kind: 'account', id: actorId } as const;
    await audit(tx, { at, actor: who, act: 'case-acted', caseId: one.id, subject: act });
  }
}

async function tellEnd(
  tx: Db,
  there: Actor,
  { act, reason }: { act: 'close' | 'refuse'; reason: string | null },
): Promise<void> {
  if (act === 'close') return tell(tx, there, { sentence: 'closedToo' });
  const named = reason === null ? '' : plainLabel('not_handled_reason', reason, there.language);
  await tell(tx, there, { sentence: 'refusedToo', reason: named });
}
