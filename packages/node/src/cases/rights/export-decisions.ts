import type { Db } from '../../system/database.ts';
import { openBarrier } from '../decisions/barrier.ts';
import { openWords } from '../decisions/decision.ts';
import { barriersOf, namedDecisionsOf } from '../decisions/store.ts';
import { coded } from './coded.ts';
import type { Copied } from './copied.ts';

/**
 * What was decided about somebody, why, and which rule got in the way. What workers wrote with it
 * goes along where notes do: it may be about others, or about how the team works.
 */
export async function decidedPart(
  db: Db,
  { case: row, open }: Copied,
  { language, notes }: { language: string; notes: boolean },
) {
  const { filingKey } = open;
  const made = await namedDecisionsOf(db, row.id);
  const barriers = await barriersOf(db, row.id);
  const reasons = (codes: readonly string[]) =>
    codes.map((code) => coded('decision_reason', code, language));
  return {
    decisions: await Promise.all(
      made.map(async ({ row: one, by, settledBy }) => ({
        about: coded('decision_kind', one.kind, language),
        decision: coded('decision', one.decision, language),
        state: one.state,
        reasons: reasons(one.reasons),
        euroCents: one.amount,
        lookAgainOn: one.againOn,
        ...{ by, at: one.at.toISOString() },
        ...{ settledBy, settledAt: one.settledAt?.toISOString() ?? null },
        answerReasons: reasons(one.answerReasons),
        ...(notes ? await openWords(filingKey, one) : {}),
      })),
    ),
    barriers: await Promise.all(
      barriers.map(async ({ row: one }) => ({
        rule: coded('rule_barrier', one.rule, language),
        level: coded('rule_level', one.level, language),
        at: one.at.toISOString(),
        ...(notes ? { text: await openBarrier(filingKey, one) } : {}),
      })),
    ),
  };
}
