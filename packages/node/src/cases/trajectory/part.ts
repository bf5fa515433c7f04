import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';
import { listLookBacks } from './look-backs.ts';
import { type Member, membersOf, together } from './members.ts';
import { openTrajectory } from './open-trajectory.ts';
import { planShape, shownPlan } from './shown-plan.ts';
import { LOOK_BACK_WAYS } from './tables.ts';

const nullable = z.string().nullable();

export const memberSchema = z.object({
  id: z.string(),
  number: z.number(),
  state: z.string(),
  subject: z.string(),
  receivedAt: z.string(),
  closedAt: nullable,
  ownerName: nullable,
});

/** On the page of a case: what is planned, over all cases of one person. */
export const trajectoryShape = {
  trajectory: z
    .object({
      id: z.string(),
      // the other cases that are seen together with this one
      cases: z.array(memberSchema),
      // joined, but the person took their agreement back: of these nothing is shown
      apart: z.number(),
    })
    .nullable(),
  plan: planShape,
  lookBacks: z.array(
    z.object({
      id: z.string(),
      way: z.enum(LOOK_BACK_WAYS),
      dueOn: z.string(),
      doneAt: nullable,
      by: nullable,
      reached: z.boolean().nullable(),
      codes: z.array(z.string().max(60)).max(60),
      words: nullable,
    }),
  ),
};

/** Reads it. @throws SealBroken */
export async function trajectoryPart(db: Db, { case: it, open }: OpenCase, _: Looking) {
  const members = await membersOf(db, { caseId: it.id });
  const own = members.find(({ id }) => id === it.id);
  const seen = together(members, it.id);
  const at = own && (await openTrajectory(open.filingKey, { ...own, caseId: own.id }));
  return {
    trajectory: own
      ? {
          id: own.trajectoryId,
          cases: seen.filter((member) => member !== own).map(shownMember),
          apart: members.length - seen.length,
        }
      : null,
    plan: await shownPlan(db, at, seen),
    lookBacks: await lookBackPart(db, { caseId: it.id, filingKey: open.filingKey }),
  };
}

/** Field by field, as its key stays here. */
export function shownMember(it: Member): z.infer<typeof memberSchema> {
  const { id, number, state, subject, ownerName } = it;
  const receivedAt = it.receivedAt.toISOString();
  return {
    id,
    number,
    state,
    subject,
    receivedAt,
    closedAt: it.closedAt?.toISOString() ?? null,
    ownerName,
  };
}

async function lookBackPart(db: Db, of: { caseId: string; filingKey: Uint8Array }) {
  return (await listLookBacks(db, of)).map((row) => ({
    id: row.id,
    way: row.way,
    dueOn: row.dueOn,
    doneAt: row.doneAt?.toISOString() ?? null,
    by: row.byName,
    reached: row.reached,
    codes: row.codes,
    words: row.words,
  }));
}
