import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { isPossible, sameParty } from '../consents/consent.ts';
import { openConsents } from '../people/approach.ts';
import { type Changing, changing } from '../people/changing.ts';
import {
  CONFERENCE_TEXT_MAX,
  checkParts,
  type Guest,
  type GuestKind,
  type GuestRow,
  isNamed,
  mayBeShown,
  needsConsent,
  openGuest,
  type ShowingRow,
  sealGuest,
} from './conference.ts';
import { conferenceIn } from './conferences.ts';
import {
  deleteGuest,
  guestById,
  guestsOf,
  insertGuest,
  insertShowingOnce,
  showingById,
  showingsOf,
} from './store.ts';

/** Who invites, in a case of whose reporter this much may be told. */
export interface Inviting extends Changing {
  readonly anonymity: string;
}

/** Somebody to invite: a colleague by account, anybody else but the reporter by name. */
export interface GuestWanted {
  readonly id: string;
  readonly kind: GuestKind;
  readonly accountId: string | null;
  readonly name: string | null;
}

/**
 * Invites somebody to a conference; sent twice they are invited once. An agency or a peer point
 * needs the reporter's consent for it by name: already the invitation says who is helped here.
 * A colleague has been checked to be one.
 * @throws Refusal not-found, request-invalid, reason-required without a name; move-not-allowed for
 *   a conference that is called off; consent-required, anonymous-no-contact; changed-meanwhile
 */
export async function invite(
  db: Db,
  by: Inviting,
  { conferenceId, ...wanted }: GuestWanted & { conferenceId: string },
): Promise<void> {
  const { id, kind } = wanted;
  const name = checkName(wanted);
  await changing(db, by, async (tx, current) => {
    const conference = await conferenceIn(tx, by, conferenceId);
    const known = await guestById(tx, id);
    const guest = { kind, accountId: wanted.accountId, name };
    if (known) return requireSameGuest(by, known, { conferenceId, guest });
    if (await isInvited(tx, by, { conferenceId, guest })) return undefined;
    if (conference.state === 'cancelled') throw new Refusal('move-not-allowed');
    await checkConsent(tx, by, { guest, state: current.state });
    const { caseId, accountId: invitedBy, now: invitedAt } = by;
    const made = { id, caseId, conferenceId, ...guest, invitedBy, invitedAt };
    await insertGuest(tx, await sealGuest(by.filingKey, made));
    return { act: 'conference', audited: 'conference-invited', subject: `${id} ${kind}` };
  });
}

/**
 * Takes an invitation back. Who was shown something stays on the list: it was shown.
 * @throws Refusal not-found, move-not-allowed
 */
export async function uninvite(
  db: Db,
  by: Inviting,
  { conferenceId, id }: { conferenceId: string; id: string },
): Promise<void> {
  await changing(db, by, async (tx) => {
    const guest = await guestById(tx, id);
    if (guest?.caseId !== by.caseId || guest.conferenceId !== conferenceId) {
      throw new Refusal('not-found');
    }
    const shown = await showingsOf(tx, by.caseId);
    if (shown.some(({ guestId }) => guestId === id)) throw new Refusal('move-not-allowed');
    await deleteGuest(tx, guest);
    return { act: 'conference', audited: 'conference-uninvited', subject: id };
  });
}

/**
 * Writes down which parts of the case a guest is shown, before they are: from the moment that the
 * reporter withdraws, it is refused. The audit log names the parts too.
 * @throws Refusal not-found, request-invalid, consent-required, anonymous-no-contact,
 *   move-not-allowed for a conference that is called off; changed-meanwhile for an id that stands
 *   for another showing
 */
export async function showGuest(
  db: Db,
  by: Inviting,
  wanted: { id: string; conferenceId: string; guestId: string; parts: string[] },
): Promise<void> {
  const { id, conferenceId, guestId, parts } = wanted;
  checkParts(parts, by);
  await changing(db, by, async (tx, current) => {
    const conference = await conferenceIn(tx, by, conferenceId);
    const row = await guestById(tx, guestId);
    if (row?.conferenceId !== conferenceId) throw new Refusal('not-found');
    const before = await showingById(tx, id);
    if (before) return requireSameShowing(before, wanted);
    if (conference.state === 'cancelled') throw new Refusal('move-not-allowed');
    const guest = await openGuest(by.filingKey, row);
    await checkConsent(tx, by, { guest, state: current.state });
    const { caseId, accountId, now: at } = by;
    if (!(await insertShowingOnce(tx, { id, caseId, guestId, parts, accountId, at }))) {
      throw new Refusal('changed-meanwhile');
    }
    const subject = [guestId, ...parts].join(' ');
    return { act: 'conference-show', audited: 'conference-shown', subject };
  });
}

/** The same one again is no change; an id that stands for another is not taken for it. */
async function requireSameGuest(
  { filingKey }: Inviting,
  known: GuestRow,
  { conferenceId, guest }: { conferenceId: string; guest: Somebody },
): Promise<undefined> {
  const { kind, accountId, name } = await openGuest(filingKey, known);
  const same =
    known.conferenceId === conferenceId &&
    kind === guest.kind &&
    accountId === guest.accountId &&
    sameParty(name, guest.name);
  if (!same) throw new Refusal('changed-meanwhile');
}

/** What was not written down was not shown: other parts under the same id are refused. */
function requireSameShowing(
  before: ShowingRow,
  { guestId, parts }: { guestId: string; parts: readonly string[] },
): undefined {
  if (before.guestId !== guestId || before.parts.join() !== parts.join()) {
    throw new Refusal('changed-meanwhile');
  }
}

type Somebody = Pick<Guest, 'kind' | 'accountId' | 'name'>;

function checkName({ kind, accountId, name }: GuestWanted): string | null {
  if ((kind === 'colleague') !== (accountId !== null)) throw new Refusal('request-invalid');
  if (!isNamed(kind)) {
    if (name !== null) throw new Refusal('request-invalid');
    return null;
  }
  const trimmed = name?.trim() ?? '';
  if (trimmed === '') throw new Refusal('reason-required');
  if (lengthOf(trimmed) > CONFERENCE_TEXT_MAX.name) throw new Refusal('request-invalid');
  return trimmed;
}

async function isInvited(
  tx: Db,
  { caseId, filingKey }: Inviting,
  { conferenceId, guest }: { conferenceId: string; guest: Somebody },
): Promise<boolean> {
  const rows = (await guestsOf(tx, caseId)).filter(
    (row) => row.conferenceId === conferenceId && row.kind === guest.kind,
  );
  const there = await Promise.all(
    rows.map(({ colleague: _, ...row }) => openGuest(filingKey, row)),
  );
  return there.some((one) => one.accountId === guest.accountId && sameParty(one.name, guest.name));
}

async function checkConsent(
  tx: Db,
  by: Inviting,
  { guest, state }: { guest: Pick<Guest, 'kind' | 'name'>; state: string },
): Promise<void> {
  if (!needsConsent(guest.kind)) return;
  if (!isPossible('SHARE_CONFERENCE', by.anonymity)) throw new Refusal('anonymous-no-contact');
  const consents = await openConsents(tx, by);
  const { anonymity } = by;
  if (!mayBeShown(guest, { consents, anonymity, state })) throw new Refusal('consent-required');
}
