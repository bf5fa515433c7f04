import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { PARTY_MAX } from '../consents/consent.ts';
import type { parties } from './tables.ts';

export type PartyRow = typeof parties.$inferSelect;

/** Longest texts about somebody who is involved, in Unicode code points. */
export const PARTY_TEXT_MAX = { name: PARTY_MAX, reach: 500, note: 2000, manner: 500 } as const;

/** What of somebody who is involved lies sealed. */
export interface PartyWords {
  readonly name: string;
  /** How they are reached. */
  readonly reach: string;
  readonly note: string;
  /** How the other side answered about a mediation, as a worker heard it. */
  readonly manner: string | null;
}

/** Somebody who is involved in a case besides its reporter; `role` is a code of `party_role`. */
export interface Party extends Omit<PartyRow, 'sealed'>, PartyWords {}

/** What a worker writes about them. */
export type PartyWanted = Pick<Party, 'role' | 'name' | 'reach' | 'note'>;

/** @throws Refusal request-invalid; reason-required where nobody is named */
export function checkParty({ role, name, reach, note }: PartyWanted): PartyWanted {
  const trimmed = { role, name: name.trim(), reach: reach.trim(), note: note.trim() };
  if (trimmed.name === '') throw new Refusal('reason-required');
  const { name: nameMax, reach: reachMax, note: noteMax } = PARTY_TEXT_MAX;
  const fits =
    lengthOf(trimmed.name) <= nameMax &&
    lengthOf(trimmed.reach) <= reachMax &&
    lengthOf(trimmed.note) <= noteMax;
  if (!fits) throw new Refusal('request-invalid');
  return trimmed;
}

export async function sealParty(filingKey: Uint8Array, party: Party): Promise<PartyRow> {
  const { name, reach, note, manner, ...row } = party;
  const words = JSON.stringify({ name, reach, note, manner });
  return { ...row, sealed: await sealText(filingKey, placeOf(row), words) };
}

/** @throws SealBroken for a row of which anything was changed in the database */
export async function openParty(filingKey: Uint8Array, row: PartyRow): Promise<Party> {
  const { sealed, ...rest } = row;
  const words = JSON.parse(await openText(filingKey, placeOf(row), sealed)) as PartyWords;
  return { ...rest, ...words };
}

/** The role and the answer are part of the place: a no cannot be made a yes in the database. */
function placeOf(row: Omit<PartyRow, 'sealed'>): string {
  const { caseId, id, role, mediation, mediationAt, addedBy, addedAt, version } = row;
  const answer = [mediation ?? '', mediationAt?.toJSON() ?? ''];
  return ['case', caseId, 'party', id, role, ...answer, addedBy, addedAt.toJSON(), version].join(
    '/',
  );
}
