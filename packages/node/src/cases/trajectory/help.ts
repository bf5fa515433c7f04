import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { reached } from './members.ts';
import { type Planning, trajectoryFor } from './open-trajectory.ts';
import { deleteHelp, type HelpRow, helpById, insertHelp, stepById } from './plan-store.ts';
import { notePlanned } from './planned.ts';

/** Longest name, and longest words of somebody who helps, in Unicode code points. */
export const HELP_MAX = { from: 60, words: 1000 } as const;

/** What lies sealed of an answer: who gave it, and their own words. */
export interface HelpTold {
  readonly from: string;
  readonly words: string | null;
}

/** How it goes with the help, as those who give it say. */
export interface Help extends Omit<HelpRow, 'sealed'>, HelpTold {}

/** An answer that is to be; its id is made where the form is. */
export interface NewHelp extends HelpTold {
  readonly id: string;
  readonly answer: HelpRow['answer'];
  /** About which step; null: about the plan. */
  readonly stepId: string | null;
}

/**
 * Notes what somebody who gives the help says of it; the same one again changes nothing.
 * @throws Refusal not-found; move-not-allowed where the reporter withdrew; reason-required
 *   without a name; request-invalid
 */
export async function addHelp(db: Db, on: Planning, wanted: NewHelp): Promise<void> {
  const { id, answer, stepId } = wanted;
  const told = { from: wanted.from.trim(), words: wanted.words?.trim() || null };
  if (told.from === '') throw new Refusal('reason-required');
  if (lengthOf(told.from) > HELP_MAX.from || lengthOf(told.words ?? '') > HELP_MAX.words) {
    throw new Refusal('request-invalid');
  }
  await db.transaction(async (tx) => {
    const at = await trajectoryFor(tx, on);
    const known = await helpById(tx, id);
    if (known?.trajectoryId === at.id) return;
    if (known) throw new Refusal('changed-meanwhile');
    const { caseId, accountId: notedBy, now } = on;
    const from = { caseId, trajectoryId: at.id };
    if (stepId !== null) await reached(tx, from, await stepById(tx, stepId));
    const made = { id, trajectoryId: at.id, caseId, stepId, answer, notedBy, at: now };
    await insertHelp(tx, await sealHelp(at.key, { ...made, ...told }));
    await notePlanned(tx, on, id);
  });
}

/** @throws Refusal not-found; move-not-allowed where the reporter withdrew */
export async function removeHelp(db: Db, on: Planning, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const at = await trajectoryFor(tx, on);
    await reached(tx, { caseId: on.caseId, trajectoryId: at.id }, await helpById(tx, id));
    await deleteHelp(tx, id);
    await notePlanned(tx, on, id);
  });
}

export async function sealHelp(key: Uint8Array, { from, words, ...row }: Help): Promise<HelpRow> {
  return { ...row, sealed: await sealText(key, placeOf(row), JSON.stringify({ from, words })) };
}

/** @throws SealBroken for an answer of which something was changed in the database */
export async function openHelp(key: Uint8Array, { sealed, ...row }: HelpRow): Promise<Help> {
  const told = JSON.parse(await openText(key, placeOf(row), sealed)) as HelpTold;
  return { ...row, ...told };
}

function placeOf({ trajectoryId, id, answer, notedBy, at }: Omit<HelpRow, 'sealed'>): string {
  return ['trajectory', trajectoryId, 'help', id, answer, notedBy ?? '', at.toJSON()].join('/');
}
