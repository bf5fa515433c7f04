import type { Country, OkpJwk } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { makeBox } from '../../vault/box.ts';
import type { Unlocked } from '../../vault/intake-key.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { type CaseRow, lockCase } from '../store.ts';
import { insertTrajectory, type LinkRow, linkOf, lockTrajectories, upsertLink } from './store.ts';

/** A trajectory of which the key is at hand. */
export interface OpenTrajectory {
  readonly id: string;
  readonly key: Uint8Array;
}

/** A worker on an open case, as `OnCase` says it. */
export interface Planning {
  readonly who: Unlocked;
  readonly accountId: string;
  readonly caseId: string;
  readonly filingKey: Uint8Array;
  /** Public keys of this node. */
  readonly nodeKeys: readonly OkpJwk[];
  /** On whose clock a day begins. */
  readonly country: Country;
  readonly now: Date;
}

/**
 * The trajectory of a case, made when something is first planned for it; the case and it are
 * locked till the transaction ends.
 * @throws Refusal not-found; move-not-allowed where the reporter withdrew
 */
export async function trajectoryFor(tx: Db, on: Planning): Promise<OpenTrajectory> {
  await lockForPlan(tx, on.caseId);
  const link = await linkOf(tx, on.caseId);
  if (!link) return makeTrajectory(tx, on);
  await lockTrajectories(tx, [link.trajectoryId]);
  return openTrajectory(on.filingKey, link);
}

/** The case, locked. @throws Refusal not-found; move-not-allowed where the reporter withdrew */
export async function lockForPlan(tx: Db, caseId: string): Promise<CaseRow> {
  const current = await lockCase(tx, caseId);
  if (!current) throw new Refusal('not-found');
  if (current.state === 'WITHDRAWN') throw new Refusal('move-not-allowed');
  return current;
}

/** A new trajectory with this case alone in it. @throws Refusal not-let-in */
export async function makeTrajectory(tx: Db, on: Planning): Promise<OpenTrajectory> {
  const made = await makeBox(tx, on.who, { nodeKeys: on.nodeKeys, now: on.now });
  await insertTrajectory(tx, made.id, on.now);
  await linkTo(tx, on, made);
  return made;
}

/** Puts a case into a trajectory, or into another one than it was in. */
export async function linkTo(
  tx: Db,
  { caseId, filingKey, accountId, now }: Omit<Planning, 'who' | 'nodeKeys' | 'country'>,
  { id, key }: OpenTrajectory,
): Promise<void> {
  const place = keyPlace({ caseId, trajectoryId: id });
  const sealedKey = await sealText(filingKey, place, Buffer.from(key).toString('base64url'));
  await upsertLink(tx, {
    caseId,
    trajectoryId: id,
    sealedKey,
    joinedBy: accountId,
    joinedAt: now,
  });
}

/** With the key of a filing that is in it. @throws SealBroken */
export async function openTrajectory(
  filingKey: Uint8Array,
  link: Pick<LinkRow, 'caseId' | 'trajectoryId' | 'sealedKey'>,
): Promise<OpenTrajectory> {
  const key = await openText(filingKey, keyPlace(link), link.sealedKey);
  return { id: link.trajectoryId, key: new Uint8Array(Buffer.from(key, 'base64url')) };
}

function keyPlace({ caseId, trajectoryId }: Pick<LinkRow, 'caseId' | 'trajectoryId'>): string {
  return `case/${caseId}/trajectory/${trajectoryId}/key`;
}
