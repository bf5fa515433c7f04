import { requireChoosable } from '../../system/codes/choosable.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { allows, type Consent, isPossible } from '../consents/consent.ts';
import type { conferenceGuests, conferenceShowings, conferences } from './tables.ts';

export type ConferenceRow = typeof conferences.$inferSelect;
export type GuestRow = typeof conferenceGuests.$inferSelect;
export type ShowingRow = typeof conferenceShowings.$inferSelect;
export type GuestKind = GuestRow['kind'];

/** Longest texts of a conference, in Unicode code points. */
export const CONFERENCE_TEXT_MAX = { question: 500, place: 200, notes: 10_000, name: 200 } as const;

/** What of a conference lies sealed. */
export interface ConferenceWords {
  /** What it is about, in a sentence. */
  readonly question: string;
  readonly place: string;
  readonly notes: string;
}

/** A case that is discussed with all who can help. */
export interface Conference extends Omit<ConferenceRow, 'sealed'>, ConferenceWords {}

/** Somebody who is invited; `name` is null for the reporter and for a colleague. */
export interface Guest extends Omit<GuestRow, 'sealedName'> {
  readonly name: string | null;
}

/** Guests from outside, and the purposes of which one must be allowed for them by name. */
const PURPOSES: Partial<Record<GuestKind, readonly string[]>> = {
  agency: ['SHARE_CONFERENCE', 'SHARE_AGENCY'],
  point: ['SHARE_CONFERENCE'],
};

/** Whether somebody is invited by their own name, and not by an account or as the reporter. */
export function isNamed(kind: GuestKind): boolean {
  return kind !== 'reporter' && kind !== 'colleague';
}

/** Whether what is discussed leaves the point with them, so that the reporter must allow it. */
export function needsConsent(kind: GuestKind): boolean {
  return PURPOSES[kind] !== undefined;
}

/**
 * Whether a guest may be shown something now: colleagues of this point, the reporter and who came
 * along with the reporter always; an agency and a peer point while the reporter allows it by name.
 */
export function mayBeShown(
  guest: Pick<Guest, 'kind' | 'name'>,
  it: { consents: readonly Consent[]; anonymity: string; state: string },
): boolean {
  const purposes = PURPOSES[guest.kind];
  if (!purposes) return true;
  if (it.state === 'WITHDRAWN') return false;
  return purposes.some(
    (purpose) =>
      isPossible(purpose, it.anonymity) && allows(it.consents, { purpose, party: guest.name }),
  );
}

/** @throws Refusal reason-required without a question; request-invalid */
export function checkWords({ question, place, notes }: ConferenceWords): ConferenceWords {
  const words = { question: question.trim(), place: place.trim(), notes: notes.trim() };
  if (words.question === '') throw new Refusal('reason-required');
  const fits =
    lengthOf(words.question) <= CONFERENCE_TEXT_MAX.question &&
    lengthOf(words.place) <= CONFERENCE_TEXT_MAX.place &&
    lengthOf(words.notes) <= CONFERENCE_TEXT_MAX.notes;
  if (!fits) throw new Refusal('request-invalid');
  return words;
}

/** Parts of a case, each once: codes of `case_part`. @throws Refusal request-invalid */
export function checkParts(parts: readonly string[], at: { now: Date }): void {
  if (parts.length === 0) throw new Refusal('request-invalid');
  requireChoosable('case_part', parts, at);
}

export async function sealConference(
  filingKey: Uint8Array,
  { question, place, notes, ...row }: Conference,
): Promise<ConferenceRow> {
  const words = JSON.stringify({ question, place, notes });
  return { ...row, sealed: await sealText(filingKey, conferencePlace(row), words) };
}

/** @throws SealBroken for a row of which anything was changed in the database */
export async function openConference(
  filingKey: Uint8Array,
  { sealed, ...row }: ConferenceRow,
): Promise<Conference> {
  const words = JSON.parse(await openText(filingKey, conferencePlace(row), sealed));
  return { ...row, ...(words as ConferenceWords) };
}

export async function sealGuest(filingKey: Uint8Array, { name, ...row }: Guest): Promise<GuestRow> {
  const sealedName = name === null ? null : await sealText(filingKey, guestPlace(row), name);
  return { ...row, sealedName };
}

/** @throws SealBroken as `openConference` */
export async function openGuest(
  filingKey: Uint8Array,
  { sealedName, ...row }: GuestRow,
): Promise<Guest> {
  const name = isNamed(row.kind)
    ? await openText(filingKey, guestPlace(row), sealedName ?? '')
    : null;
  return { ...row, name };
}

function conferencePlace(row: Omit<ConferenceRow, 'sealed'>): string {
  const { caseId, id, state, at, madeBy, madeAt, version } = row;
  const made = [madeBy, madeAt.toJSON(), version];
  return ['case', caseId, 'conference', id, state, at.toJSON(), ...made].join('/');
}

function guestPlace(row: Omit<GuestRow, 'sealedName'>): string {
  const { caseId, conferenceId, id, kind, invitedBy, invitedAt } = row;
  const invited = [invitedBy, invitedAt.toJSON()];
  return ['case', caseId, 'conference', conferenceId, 'guest', id, kind, ...invited].join('/');
}
