import { type AuditAct, audit } from '../../access/audit/audit.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { OpenBox } from '../../vault/box.ts';
import { today } from '../days.ts';
import { type Line, openLine, type Said, sealLine } from './line.ts';
import { deleteLine, insertLine, lineRow, lineRows, lockLine, updateLine } from './store.ts';

/** Who works with the short lines, and the team's box, opened. */
export interface LinesBy {
  readonly accountId: string;
  readonly box: OpenBox;
  readonly now: Date;
}

/** What is filled in of a line; who knows them is told apart from it. */
export interface LineForm extends Omit<Said, 'knownBy'> {
  /** Of the list `agency_type`. */
  readonly agencyType: string;
}

/** Every short line. @throws SealBroken */
export async function listLines(db: Db, { key }: OpenBox): Promise<Line[]> {
  return Promise.all((await lineRows(db)).map((row) => openLine(key, row)));
}

/** @throws Refusal not-found; SealBroken */
export async function readLine(db: Db, { key }: OpenBox, id: string): Promise<Line> {
  const row = await lineRow(db, id);
  if (!row) throw new Refusal('not-found');
  return openLine(key, row);
}

/**
 * Adds somebody, whom the one who adds them knows. Sent twice, they are there once.
 * @throws Refusal request-invalid for a type of agency that the list does not have
 */
export async function addLine(db: Db, by: LinesBy, wanted: LineForm & { id: string }) {
  const { accountId, now } = by;
  requireChoosable('agency_type', [wanted.agencyType], { now });
  const fresh = { version: 1, verifiedOn: today(now), lastContactOn: null, knownBy: [accountId] };
  const row = await sealLine(by.box.key, { ...wanted, ...fresh });
  await db.transaction(async (tx) => {
    if (await insertLine(tx, row)) await note(tx, by, { act: 'line-added', id: wanted.id });
  });
}

/**
 * Changes what is known of somebody; `version` is the one that was on the screen.
 * @throws Refusal not-found, changed-meanwhile, request-invalid
 */
export async function changeLine(
  db: Db,
  by: LinesBy,
  wanted: LineForm & { id: string; version: number },
): Promise<void> {
  const { version, ...form } = wanted;
  await rewrite(db, by, {
    id: wanted.id,
    act: 'line-changed',
    change: (line) => {
      if (line.version !== version) throw new Refusal('changed-meanwhile');
      const carried = [line.agencyType];
      requireChoosable('agency_type', [form.agencyType], { now: by.now, carried });
      // who fills it in has just looked at it
      return { ...line, ...form, verifiedOn: today(by.now) };
    },
  });
}

/** Somebody made sure that it is still right. @throws Refusal not-found */
export async function verifyLine(db: Db, by: LinesBy, id: string): Promise<void> {
  const verifiedOn = today(by.now);
  const change = (line: Line) => ({ ...line, verifiedOn });
  await rewrite(db, by, { id, act: 'line-verified', change });
}

/** Says of oneself, and of nobody else, that one knows somebody or not. @throws Refusal not-found */
export async function setKnown(
  db: Db,
  by: LinesBy,
  { id, known }: { id: string; known: boolean },
): Promise<void> {
  const change = (line: Line) => {
    const others = line.knownBy.filter((accountId) => accountId !== by.accountId);
    return { ...line, knownBy: known ? [...others, by.accountId] : others };
  };
  await rewrite(db, by, { id, act: 'line-changed', change });
}

/** Gone already is gone. */
export async function removeLine(db: Db, by: LinesBy, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (await deleteLine(tx, id)) await note(tx, by, { act: 'line-removed', id });
  });
}

/**
 * Changes one line in a transaction of its own, or in the one given.
 * @returns the line after that
 * @throws Refusal not-found; SealBroken
 */
export async function rewrite(
  db: Db,
  by: LinesBy,
  it: { id: string; act: AuditAct; change: (line: Line) => Line },
): Promise<Line> {
  const { id, act, change } = it;
  return db.transaction(async (tx) => {
    const row = await lockLine(tx, id);
    if (!row) throw new Refusal('not-found');
    const next = { ...change(await openLine(by.box.key, row)), version: row.version + 1 };
    await updateLine(tx, await sealLine(by.box.key, next));
    await note(tx, by, { act, id });
    return next;
  });
}

async function note(tx: Db, by: LinesBy, { act, id }: { act: AuditAct; id: string }) {
  const actor = { kind: 'account', id: by.accountId } as const;
  await audit(tx, { at: by.now, actor, act, subject: id });
}
