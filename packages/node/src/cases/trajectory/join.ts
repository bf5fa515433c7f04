import { randomUUID } from 'node:crypto';
import { audit } from '../../access/audit/audit.ts';
import { seedThatLeft } from '../../counts/tally.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { allows } from '../consents/consent.ts';
import { addConsent, listConsents } from '../consents/consents.ts';
import { countAs, seedOf } from '../counted/person.ts';
import { openCaseFor } from '../read.ts';
import { lockCases } from '../retention/store.ts';
import type { CaseRow } from '../store.ts';
import { TOGETHER } from './agreement.ts';
import { movePlan } from './move-plan.ts';
import {
  linkTo,
  lockForPlan,
  makeTrajectory,
  type OpenTrajectory,
  openTrajectory,
  type Planning,
} from './open-trajectory.ts';
import { PLAN_MAX } from './plan.ts';
import { countOpen } from './plan-store.ts';
import { journaled } from './planned.ts';
import { caseByNumber, casesIn, deleteTrajectory, linkOf, lockTrajectories } from './store.ts';

/** To whose cases one is joined, by the number of any of them. */
export interface Joining {
  readonly number: number;
  /** How the person agreed, where no consent says so yet. */
  readonly manner: string | null;
}

/**
 * Joins a case to the other cases of the same person: what was planned becomes one plan. All of
 * them need the person's agreement to be seen together; one that a worker heard is noted with each.
 * @throws Refusal not-found; request-invalid for the case itself; move-not-allowed where one of
 *   them was withdrawn; consent-required; plan-full; changed-meanwhile
 */
export async function join(db: Db, on: Planning, { number, manner }: Joining): Promise<void> {
  const otherId = await caseByNumber(db, number);
  if (otherId === undefined) throw new Refusal('not-found');
  if (otherId === on.caseId) throw new Refusal('request-invalid');
  const [own, others] = [await withRest(db, on.caseId), await withRest(db, otherId)];
  if (own.includes(otherId)) return;
  const all = [...own, ...others];
  await db.transaction(async (tx) => {
    await lockCases(tx, all);
    const now = [await withRest(tx, on.caseId), await withRest(tx, otherId)].flat();
    if (now.join() !== all.join()) throw new Refusal('changed-meanwhile');
    const members: Member[] = [];
    for (const caseId of all) {
      const member = await memberOf(tx, on, caseId);
      await checkAgreed(tx, member, manner);
      members.push(member);
    }
    await bringTogether(tx, members);
  });
}

/** A case with those that it is joined to. */
async function withRest(db: Db, caseId: string): Promise<string[]> {
  const link = await linkOf(db, caseId);
  return link ? casesIn(db, link.trajectoryId) : [caseId];
}

interface Member extends Planning {
  readonly row: CaseRow;
}

async function memberOf(tx: Db, on: Planning, caseId: string): Promise<Member> {
  const row = await lockForPlan(tx, caseId);
  if (caseId === on.caseId) return { ...on, row };
  const { filingKey } = (await openCaseFor(tx, on.who, caseId)).open;
  return { ...on, caseId, filingKey, row };
}

async function checkAgreed(tx: Db, it: Planning, manner: string | null): Promise<void> {
  if (allows(await listConsents(tx, it), TOGETHER)) return;
  if (!manner?.trim()) throw new Refusal('consent-required');
  const { caseId, filingKey, accountId, now } = it;
  const heard = { id: randomUUID(), ...TOGETHER, state: 'given', manner } as const;
  await addConsent(tx, { caseId, filingKey, accountId, now }, heard);
}

async function bringTogether(tx: Db, members: readonly Member[]): Promise<void> {
  const there = await trajectoriesOf(tx, members);
  const [first] = members;
  const to = there.at(-1) ?? (first && (await makeTrajectory(tx, first)));
  if (!to) return;
  for (const from of there.slice(0, -1)) await movePlan(tx, { from, to });
  const { goals, steps } = await countOpen(tx, to.id);
  if (goals > PLAN_MAX.goals || steps > PLAN_MAX.steps) throw new Refusal('plan-full');
  for (const it of members) {
    const { caseId, accountId: id, now: at } = it;
    await linkTo(tx, it, to);
    await journaled(tx, it, 'trajectory-join');
    const actor = { kind: 'account', id } as const;
    await audit(tx, { at, actor, act: 'trajectory-joined', caseId, subject: to.id });
  }
  for (const from of there.slice(0, -1)) await deleteTrajectory(tx, from.id);
  await countTogether(tx, members);
}

/** They count as told by one person: by the one who stands in what has left, if there is one. */
async function countTogether(tx: Db, members: readonly Member[]): Promise<void> {
  const oldest = members.toSorted((one, two) => one.row.number - two.row.number);
  const seeds = await Promise.all(oldest.map(({ row, filingKey }) => seedOf(row, filingKey)));
  const seed = (await seedThatLeft(tx, seeds)) ?? seeds[0];
  if (!seed) return;
  for (const member of members) await countAs(tx, member, seed);
}

/** The trajectories in which these are now: at most that of the case and that of the others. */
async function trajectoriesOf(tx: Db, members: readonly Planning[]): Promise<OpenTrajectory[]> {
  const found = new Map<string, OpenTrajectory>();
  for (const { caseId, filingKey } of members) {
    const link = await linkOf(tx, caseId);
    if (link && !found.has(link.trajectoryId)) {
      found.set(link.trajectoryId, await openTrajectory(filingKey, link));
    }
  }
  await lockTrajectories(tx, [...found.keys()]);
  return [...found.values()];
}
