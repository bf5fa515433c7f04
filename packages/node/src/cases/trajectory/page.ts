import { z } from '@hono/zod-openapi';
import type { SignedIn } from '../../access/sign-in/session.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { openBox } from '../../vault/box.ts';
import { journalOpening } from '../read.ts';
import { journalIn } from './journal-store.ts';
import { membersOf, together } from './members.ts';
import { memberSchema, shownMember } from './part.ts';
import { planShape, shownPlan } from './shown-plan.ts';

/** The cases of one person, what was planned, and everything that happened, over time. */
export const pageSchema = z
  .object({
    id: z.string(),
    cases: z.array(memberSchema),
    apart: z.number(),
    plan: planShape,
    happened: z.array(
      z.object({
        number: z.number(),
        at: z.string(),
        name: z.string().nullable(),
        act: z.string(),
      }),
    ),
  })
  .openapi('Trajectory');

/**
 * Shows a trajectory. It is an opening of each of its cases and is written down with each, so that
 * the reporter sees it whichever code they have.
 * @throws Refusal not-found; consent-required where no two of its cases may be seen together
 */
export async function lookAt(
  db: Db,
  who: SignedIn,
  { id, now }: { id: string; now: Date },
): Promise<z.infer<typeof pageSchema>> {
  const members = await membersOf(db, { trajectoryId: id });
  const first = members.find(({ agreed }) => agreed) ?? (members.length === 1 && members[0]);
  if (members.length === 0) throw new Refusal('not-found');
  if (!first) throw new Refusal('consent-required');
  const seen = together(members, first.id);
  const box = await openBox(db, who, id);
  for (const { id: caseId } of seen) {
    await journalOpening(db, { caseId, actorId: who.accountId }, now);
  }
  return {
    id,
    cases: seen.map(shownMember),
    apart: members.length - seen.length,
    plan: await shownPlan(db, box, seen),
    happened: await journalIn(
      db,
      seen.map((it) => it.id),
    ),
  };
}
