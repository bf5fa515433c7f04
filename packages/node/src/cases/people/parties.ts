import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { sameParty } from '../consents/consent.ts';
import { checkAllowed } from './approach.ts';
import { type Changing, changing } from './changing.ts';
import {
  checkParty,
  openParty,
  PARTY_TEXT_MAX,
  type Party,
  type PartyWanted,
  sealParty,
} from './party.ts';
import {
  deleteParty,
  insertParty,
  partiesOf,
  partyById,
  updateParty,
  wasSpokenWith,
} from './store.ts';

/** Everybody who is involved in a case, who was noted first in front. @throws SealBroken */
export async function listParties(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<Party[]> {
  const rows = await partiesOf(db, caseId);
  return Promise.all(rows.map((row) => openParty(filingKey, row)));
}

/** @throws Refusal not-found for somebody of another case; SealBroken */
export async function partyIn(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
  id: string,
): Promise<Party> {
  const row = await partyById(db, id);
  if (row?.caseId !== caseId) throw new Refusal('not-found');
  return openParty(filingKey, row);
}

/**
 * Notes who is involved, or changes it; sent twice it is done once. What the other side answered
 * about a mediation is theirs: under another name or role it holds no longer.
 * @param version the one that was on the screen; null for somebody new
 * @throws Refusal changed-meanwhile; request-invalid, reason-required as `checkParty`
 */
export async function setParty(
  db: Db,
  by: Changing,
  { id, version, ...written }: PartyWanted & { id: string; version: number | null },
): Promise<void> {
  const wanted = checkParty(written);
  await changing(db, by, async (tx) => {
    const row = await partyById(tx, id);
    if (row && row.caseId !== by.caseId) throw new Refusal('changed-meanwhile');
    const known = row && (await openParty(by.filingKey, row));
    if (known && saysTheSame(known, wanted)) return undefined;
    const carried = known ? [known.role] : [];
    requireChoosable('party_role', [wanted.role], { now: by.now, carried });
    if ((known?.version ?? null) !== version) throw new Refusal('changed-meanwhile');
    if (known) await updateParty(tx, await sealParty(by.filingKey, changed(known, wanted)));
    else await insertParty(tx, await sealParty(by.filingKey, fresh(by, id, wanted)));
    return { act: 'party', audited: 'party-noted', subject: id };
  });
}

/**
 * Takes out somebody who was noted by mistake. Who was spoken with stays: what was said would have
 * nobody who said it.
 * @throws Refusal not-found; move-not-allowed
 */
export async function removeParty(db: Db, by: Changing, id: string): Promise<void> {
  await changing(db, by, async (tx) => {
    const row = await partyById(tx, id);
    if (row?.caseId !== by.caseId) throw new Refusal('not-found');
    if (await wasSpokenWith(tx, id)) throw new Refusal('move-not-allowed');
    await deleteParty(tx, row);
    return { act: 'party', audited: 'party-removed', subject: id };
  });
}

/**
 * Notes what the other side answered when it was asked for a mediation; null takes that back. A
 * yes can only come from somebody whom the reporter lets the point approach.
 * @throws Refusal not-found; request-invalid for anybody but the other side; reason-required for an
 *   answer that does not say how it was given; consent-required, anonymous-no-contact
 */
export async function answerMediation(
  db: Db,
  by: Changing & { anonymity: string },
  wanted: { id: string; answer: 'agreed' | 'declined' | null; manner: string },
): Promise<void> {
  const { id, answer } = wanted;
  const manner = answer === null ? null : wanted.manner.trim();
  if (manner === '') throw new Refusal('reason-required');
  if (lengthOf(manner ?? '') > PARTY_TEXT_MAX.manner) throw new Refusal('request-invalid');
  await changing(db, by, async (tx, { state }) => {
    const known = await partyIn(tx, by, id);
    if (known.role !== 'OTHER_SIDE') throw new Refusal('request-invalid');
    if (known.mediation === answer && known.manner === manner) return undefined;
    if (answer === 'agreed') {
      await checkAllowed(tx, by, { purpose: 'APPROACH_OTHER', party: known.name, state });
    }
    const mediationAt = answer === null ? null : by.now;
    const next = { ...known, mediation: answer, mediationAt, manner, version: known.version + 1 };
    await updateParty(tx, await sealParty(by.filingKey, next));
    return {
      act: 'mediation',
      audited: 'mediation-answered',
      subject: `${id} ${answer ?? 'none'}`,
    };
  });
}

function saysTheSame(known: Party, { role, name, reach, note }: PartyWanted): boolean {
  return known.role === role && known.name === name && known.reach === reach && known.note === note;
}

function changed(known: Party, wanted: PartyWanted): Party {
  const isSame = known.role === wanted.role && sameParty(known.name, wanted.name);
  const answer = isSame ? {} : { mediation: null, mediationAt: null, manner: null };
  return { ...known, ...wanted, ...answer, version: known.version + 1 };
}

function fresh(by: Changing, id: string, wanted: PartyWanted): Party {
  const { caseId, accountId: addedBy, now: addedAt } = by;
  const unanswered = { mediation: null, mediationAt: null, manner: null };
  return { id, caseId, addedBy, addedAt, version: 1, ...unanswered, ...wanted };
}
