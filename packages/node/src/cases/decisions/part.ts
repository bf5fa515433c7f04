import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';
import { openBarrier } from './barrier.ts';
import { mayDecide } from './decide.ts';
import { openWords, spentIn, waitingIn } from './decision.ts';
import { leftIn } from './mandate.ts';
import { mandateFor } from './mandates.ts';
import { maySettle } from './settle.ts';
import { barriersOf, namedDecisionsOf } from './store.ts';
import { DECISION_STATES } from './tables.ts';

const nullable = z.string().nullable();
const cents = z.number().int().openapi({ description: 'whole euro cents' });

const decisionSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    decision: z.string(),
    reasons: z.array(z.string()),
    amount: cents.nullable(),
    againOn: nullable,
    state: z.enum(DECISION_STATES),
    by: z.string(),
    at: z.string(),
    text: z.string(),
    settledBy: nullable,
    settledAt: nullable,
    answerReasons: z.array(z.string()),
    answer: z.string(),
    mayAnswer: z.boolean().openapi({ description: 'agree or not, as a second colleague' }),
    mayWithdraw: z.boolean(),
  })
  .openapi('CaseDecision');

const barrierSchema = z
  .object({
    id: z.string(),
    decisionId: nullable,
    rule: z.string(),
    level: z.string(),
    text: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .openapi('CaseBarrier');

/** On the page of a case: what was decided, and which rule got in the way. */
export const decisionsShape = {
  decisions: z.array(decisionSchema),
  barriers: z.array(barrierSchema),
  quickBudget: z
    .object({
      spent: cents,
      waiting: cents,
      left: cents,
      perDecision: cents,
      perCase: cents,
      kinds: z.array(z.string()),
    })
    .openapi('QuickBudget', { description: 'what the case cost, and what the reader may spend' }),
  mayDecide: z.boolean(),
};

/** Reads it. @throws SealBroken */
export async function decisionsPart(db: Db, open: OpenCase, looking: Looking) {
  const { case: it } = open;
  const { filingKey } = open.open;
  const { accountId } = looking.who;
  const made = await namedDecisionsOf(db, it.id);
  const barriers = await barriersOf(db, it.id);
  const mandate = await mandateFor(db, accountId);
  const rows = made.map(({ row }) => row);
  const decides = await mayDecide(db, it, accountId);
  const spent = spentIn(rows);
  const shownDecision = async ({ row, by, settledBy }: (typeof made)[number]) => {
    const { id, kind, decision, reasons, amount, againOn, state, answerReasons } = row;
    const at = { row, current: it, accountId, decides };
    return {
      ...{ id, kind, decision, reasons, amount, againOn, state, by, answerReasons, settledBy },
      at: row.at.toISOString(),
      settledAt: row.settledAt?.toISOString() ?? null,
      ...(await openWords(filingKey, row)),
      mayAnswer: maySettle('agreed', at),
      mayWithdraw: maySettle('withdrawn', at),
    };
  };
  return {
    decisions: await Promise.all(made.map(shownDecision)),
    barriers: await Promise.all(
      barriers.map(async ({ row, by }) => {
        const { id, decisionId, rule, level } = row;
        const text = await openBarrier(filingKey, row);
        return { id, decisionId, rule, level, text, by, at: row.at.toISOString() };
      }),
    ),
    quickBudget: {
      spent,
      waiting: waitingIn(rows),
      left: leftIn(mandate, spent),
      perDecision: mandate.perDecision,
      perCase: mandate.perCase,
      kinds: [...mandate.kinds],
    },
    mayDecide: decides,
  };
}
