import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import type { contacts } from './tables.ts';

export type ContactRow = typeof contacts.$inferSelect;

/** Ways in which somebody is spoken with or written to: codes of the list `channel`. */
export const CONTACT_CHANNELS = [
  'PHONE',
  'DESK',
  'HOME_VISIT',
  'OUTREACH',
  'CHAT',
  'EMAIL',
  'POST',
] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** Ways in which the other is there at the same moment, whoever began. */
const LIVE: readonly string[] = ['PHONE', 'DESK', 'HOME_VISIT', 'OUTREACH', 'CHAT'];

/** How much the clock of a worker's machine may be ahead of the node's, in milliseconds. */
const CLOCKS_DIFFER = 5 * 60_000;

/** Longest note about a contact, in Unicode code points. */
export const CONTACT_NOTE_MAX = 4000;

/** Somebody was spoken with or written to outside the program. */
export interface Contact extends Omit<ContactRow, 'sealedNote'> {
  readonly note: string;
}

/** What a worker says of it; `partyId` null is the reporter. */
export interface ContactWanted {
  readonly id: string;
  readonly partyId: string | null;
  readonly channel: ContactChannel;
  readonly direction: 'in' | 'out';
  readonly reached: boolean;
  readonly told: boolean;
  readonly heard: boolean;
  readonly at: Date;
  readonly note: string;
}

/**
 * Checks what does not hang on consent. `role` is that of who was spoken with, null for the reporter.
 * @throws Refusal request-invalid; reason-required for a hearing without what was said
 */
export function checkContact(
  wanted: ContactWanted,
  role: string | null,
  { now, receivedAt }: { now: Date; receivedAt: Date },
): void {
  const { reached, told, heard, at, note } = wanted;
  const early = new Date(receivedAt);
  early.setUTCFullYear(early.getUTCFullYear() - 1);
  const isPossible =
    // a mistyped year, or a day that is still to come
    at > early &&
    at.getTime() <= now.getTime() + CLOCKS_DIFFER &&
    (!told || (reached && (role === 'OTHER_SIDE' || role === 'AGENCY' || role === 'WITNESS'))) &&
    (!heard || (reached && role === 'OTHER_SIDE')) &&
    lengthOf(note) <= CONTACT_NOTE_MAX;
  if (!isPossible) throw new Refusal('request-invalid');
  if (heard && note.trim() === '') throw new Refusal('reason-required');
}

/** Whether the reporter heard from the point by it: a letter that came in is no answer yet. */
export function isAnswer(
  it: Pick<ContactRow, 'partyId' | 'channel' | 'direction' | 'reached' | 'struckAt'>,
): boolean {
  if (it.partyId !== null || !it.reached || it.struckAt !== null) return false;
  return it.direction === 'out' || LIVE.includes(it.channel);
}

export async function sealContact(filingKey: Uint8Array, contact: Contact): Promise<ContactRow> {
  const { note, ...row } = contact;
  return { ...row, sealedNote: await sealText(filingKey, placeOf(row), note) };
}

/** @throws SealBroken for a row of which anything was changed in the database */
export async function openContact(filingKey: Uint8Array, row: ContactRow): Promise<Contact> {
  const { sealedNote, ...rest } = row;
  return { ...rest, note: await openText(filingKey, placeOf(row), sealedNote) };
}

/** Everything that a row says: a hearing cannot be made up in the database. */
function placeOf(row: Omit<ContactRow, 'sealedNote'>): string {
  const flags = [row.reached, row.told, row.heard].map(Number).join('');
  const struck = [row.struckBy ?? '', row.struckAt?.toJSON() ?? ''];
  const how = [row.partyId ?? '', row.channel, row.direction, flags, row.at.toJSON()];
  const noted = [row.accountId, row.notedAt.toJSON()];
  return ['case', row.caseId, 'contact', row.id, ...how, ...noted, ...struck].join('/');
}
