import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import { movesFor } from '../may-do.ts';
import type { OpenCase } from '../read.ts';
import { WORKERS_ACTS } from '../workflow.ts';
import { campaignOf } from './campaigns.ts';
import { isJudged } from './judged.ts';
import { linkedTo } from './merge-store.ts';
import { refusalReasons } from './refusal-reasons.ts';
import { supportersOf } from './supporters-store.ts';

/** How another case belongs to this one. */
const TIES = ['main', 'merged', 'split-from', 'split-to', 'earlier'] as const;
type Tie = (typeof TIES)[number];

const colleague = z.object({ id: z.string(), name: z.string() });

/** On the page of a case: who does what with it, and what became of it among others. */
export const flowShape = {
  ownerId: z.string().nullable(),
  supporters: z.array(colleague),
  supports: z.boolean(),
  waitingUntil: z.string().nullable(),
  foundedness: z.string().nullable(),
  judged: z.boolean(),
  refusalReasons: z.array(z.string()),
  campaign: z.object({ id: z.string(), name: z.string() }).nullable(),
  linked: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      state: z.string(),
      tie: z.enum(TIES),
      because: z.enum(['person', 'matter']).nullable(),
      unread: z.number(),
    }),
  ),
  moves: z.array(z.enum(WORKERS_ACTS)),
};

/** Reads it. @throws SealBroken */
export async function flowPart(db: Db, open: OpenCase, looking: Looking) {
  const { case: it, filing } = open;
  const { accountId } = looking.who;
  const supporters = await supportersOf(db, it.id);
  const supports = supporters.some(({ id }) => id === accountId);
  const { anonymity } = filing;
  const { regime } = it;
  return {
    ownerId: it.ownerId,
    supporters,
    supports,
    waitingUntil: it.waitingUntil,
    foundedness: it.foundedness,
    judged: isJudged(regime),
    refusalReasons: refusalReasons({ ...looking, regime, anonymity }),
    campaign: await campaignOf(db, it.campaignId, looking),
    linked: await linksOf(db, open),
    // while another point may say yes nobody here changes it
    moves: it.frozenBy === null ? movesFor(it, { accountId, supports }) : [],
  };
}

async function linksOf(db: Db, { case: it, open }: OpenCase) {
  const rows = await linkedTo(db, it, open.answers.earlier ?? null);
  return rows.map(({ id, number, state, unread, ...row }) => {
    const tie = tieOf({ id, ...row }, it);
    const because = tie === 'main' ? it.mergedBecause : row.mergedBecause;
    const tied = tie === 'main' || tie === 'merged';
    return { id, number, state, unread, tie, because: tied ? because : null };
  });
}

function tieOf(
  row: { id: string; mergedInto: string | null; splitFrom: string | null },
  it: OpenCase['case'],
): Tie {
  if (row.id === it.mergedInto) return 'main';
  if (row.mergedInto === it.id) return 'merged';
  if (row.id === it.splitFrom) return 'split-from';
  return row.splitFrom === it.id ? 'split-to' : 'earlier';
}
