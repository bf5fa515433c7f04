import { type Country, stepName, whoName } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { shownChanges } from '../deadlines/part.ts';
import { timedCase } from '../deadlines/store.ts';
import { ERASURE, termsOf } from '../deadlines/terms.ts';
import type { Copied } from './copied.ts';

/**
 * By whose rules it is handled, who must do what by when, and what happened to those terms. What a
 * worker wrote beside that goes along with the notes; how the reporter agreed is theirs.
 */
export async function termsPart(
  db: Db,
  { case: row, open }: Copied,
  it: { language: string; point: { country: Country }; now: Date; notes: boolean },
) {
  const timed = await timedCase(db, row.id);
  const terms = timed ? termsOf(timed, it.point.country, it.now) : [];
  const changes = await shownChanges(db, row.id, open.filingKey);
  return {
    regime: row.regime,
    from: row.regimeFrom,
    steps: terms
      .filter(({ id }) => id !== ERASURE)
      .map(({ id, step, who, due, state, doneOn, promise, ref }) => ({
        ...{ id, due, state, doneOn, promise, ref },
        who: { code: who, label: whoName(who, it.language) },
        step: { code: step, label: stepName(step, it.language) },
      })),
    changes: changes.map(({ id: _, note, ...change }) => ({
      ...change,
      note: it.notes || change.basis === 'consent' ? note : null,
    })),
  };
}
