import { type AuditAct, audit } from '../../access/audit/audit.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import type { News } from '../acts.ts';
import { type CaseRow, caseWithFiling, insertJournal, lockCase, updateCase } from '../store.ts';
import {
  type About,
  allows,
  type Consent,
  type ConsentPoint,
  type ConsentRow,
  isPossible,
  isSame,
  namesParty,
  openConsent,
  PARTY_MAX,
  sealConsent,
} from './consent.ts';
import { consentsOf, insertConsentOnce, updateConsent } from './store.ts';

/** In which case, with its key; `accountId` is null where the reporter does it. */
export interface Consenting {
  readonly caseId: string;
  readonly filingKey: Uint8Array;
  readonly accountId: string | null;
  readonly now: Date;
  /** Told when the reporter is asked something. */
  readonly news?: News | undefined;
  /** Told of what no longer holds: a handover that rests on it ends. */
  readonly revoked?: Revoked | undefined;
}

/** Passes on, in the transaction in which it is taken back, which consent no longer holds. */
export type Revoked = (tx: Db, it: { consentId: string; now: Date }) => Promise<void>;

/** A consent that is to be; its id is made where the form is, so that sending twice makes one. */
export interface NewConsent {
  readonly id: string;
  readonly purpose: string;
  readonly party: string | null;
  readonly state: 'asked' | 'given';
  /** How a worker heard it; needed of a worker who notes one as given. */
  readonly manner?: string | null | undefined;
  readonly point?: ConsentPoint | undefined;
  /** When it was said, if that was before now. */
  readonly decidedAt?: Date | undefined;
}

const JOURNAL = {
  asked: 'consent-ask',
  given: 'consent-give',
  refused: 'consent-refuse',
  withdrawn: 'consent-withdraw',
} as const;

const AUDIT = {
  asked: 'consent-asked',
  given: 'consent-given',
  refused: 'consent-refused',
  withdrawn: 'consent-withdrawn',
} as const satisfies Record<ConsentRow['state'], AuditAct>;

/** Every consent of a case, the first one first. @throws SealBroken */
export async function listConsents(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<(Consent & { askedByName: string | null })[]> {
  const rows = await consentsOf(db, caseId);
  return Promise.all(
    rows.map(async ({ askedByName, ...row }) => ({
      ...(await openConsent(filingKey, row)),
      askedByName,
    })),
  );
}

/**
 * The gate for everything that leaves the point: whether the reporter allows it now. Withdrawn is
 * withdrawn from that moment; a case that was withdrawn as a whole allows nothing.
 * @throws Refusal not-found; SealBroken
 */
export async function mayShare(
  db: Db,
  at: { caseId: string; filingKey: Uint8Array },
  wanted: About,
): Promise<boolean> {
  const found = await caseWithFiling(db, at.caseId);
  if (!found) throw new Refusal('not-found');
  if (found.case.state === 'WITHDRAWN') return false;
  if (!isPossible(wanted.purpose, found.filing.anonymity)) return false;
  return allows(await listConsents(db, at), wanted);
}

/**
 * A worker asks for a consent or notes one; a reporter gives one of their own accord. What is in
 * force or asked already is not there twice.
 * @throws Refusal not-found; request-invalid; anonymous-no-contact; reason-required for a noted
 *   consent that does not say how it was heard; changed-meanwhile for an id that stands for another
 */
export async function addConsent(db: Db, by: Consenting, wanted: NewConsent): Promise<void> {
  const { purpose, state, id, point } = wanted;
  const party = wanted.party?.trim() || null;
  const manner = wanted.manner?.trim() || null;
  checkNames(purpose, party);
  requireChoosable('consent_purpose', [purpose], by);
  if (by.accountId !== null && state === 'given' && !manner) throw new Refusal('reason-required');
  if (manner && lengthOf(manner) > PARTY_MAX) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    const { current, known } = await lockConsents(tx, by);
    await checkAnonymity(tx, by.caseId, purpose);
    if (known.some((it) => it.id === id && isSame(it, { purpose, party, point }))) return;
    if (isThere(known, { purpose, party, point, state })) return;
    const decidedAt = state === 'given' ? (wanted.decidedAt ?? by.now) : null;
    const { caseId, accountId: askedBy, now: at } = by;
    const made = { id, caseId, purpose, state, askedBy, at, decidedAt, withdrawnAt: null };
    const row = { ...made, readAt: seenAt(by) };
    const sealed = await sealConsent(by.filingKey, row, { party, manner, point });
    if (!(await insertConsentOnce(tx, sealed))) throw new Refusal('changed-meanwhile');
    await noted(tx, by, { id, state });
    await updateCase(tx, current, {});
    if (state === 'asked') await by.news?.(tx, by);
  });
}

/**
 * The reporter gives or refuses what was asked, or anybody withdraws what was given: a worker who
 * hears it may note that too, as withdrawing is as easy as giving (GDPR art. 7(3)). Done twice it
 * is done once. A no or a withdrawal ends every yes for the same purpose and party.
 * @throws Refusal not-found for a consent of another case; move-not-allowed; anonymous-no-contact
 */
export async function decideConsent(
  db: Db,
  by: Consenting,
  { id, state }: { id: string; state: 'given' | 'refused' | 'withdrawn' },
): Promise<void> {
  await db.transaction(async (tx) => {
    // taking back is possible at any moment until it was acted on
    const { current, known } = await lockConsents(tx, by, state === 'withdrawn');
    const consent = known.find((it) => it.id === id);
    if (!consent) throw new Refusal('not-found');
    if (consent.state === state) return;
    const from = state === 'withdrawn' ? 'given' : 'asked';
    if (consent.state !== from) throw new Refusal('move-not-allowed');
    if (state === 'given') await checkAnonymity(tx, by.caseId, consent.purpose);
    await change(tx, by, { consent, state });
    await updateCase(tx, current, {});
    if (state === 'given') return;
    const others = known.filter((it) => it !== consent && it.state === 'given');
    for (const other of others.filter((it) => isSame(it, consent))) {
      await change(tx, by, { consent: other, state: 'withdrawn' });
    }
  });
}

/**
 * Withdraws every yes of a case, in the transaction in which the reporter withdraws the report:
 * whoever takes it up again gives anew what is still to hold. @throws Refusal not-found
 */
export async function withdrawConsents(tx: Db, by: Consenting): Promise<void> {
  const { known } = await lockConsents(tx, by, true);
  for (const consent of known.filter((it) => it.state === 'given')) {
    await change(tx, by, { consent, state: 'withdrawn' });
  }
}

function checkNames(purpose: string, party: string | null): void {
  if (namesParty(purpose) !== (party !== null)) throw new Refusal('request-invalid');
  if (party && lengthOf(party) > PARTY_MAX) throw new Refusal('request-invalid');
}

async function checkAnonymity(tx: Db, caseId: string, purpose: string): Promise<void> {
  const found = await caseWithFiling(tx, caseId);
  if (!found) throw new Refusal('not-found');
  if (!isPossible(purpose, found.filing.anonymity)) throw new Refusal('anonymous-no-contact');
}

/** All consents of a case, with other writers of it made to wait. */
async function lockConsents(
  tx: Db,
  by: Consenting,
  takesBack = false,
): Promise<{ current: CaseRow; known: Consent[] }> {
  const hears = takesBack || by.accountId === null;
  const current = await lockCase(tx, by.caseId, hears ? 'reporter' : 'worker');
  if (!current) throw new Refusal('not-found');
  return { current, known: await listConsents(tx, by) };
}

/** What a reporter does is news until a worker was shown it; a worker knows what they did. */
function seenAt({ accountId, now }: Consenting): Date | null {
  return accountId === null ? null : now;
}

/** Whether it is in force, or asked and not answered. */
function isThere(known: readonly Consent[], wanted: About & { state: string }): boolean {
  const same = known.filter((it) => isSame(it, wanted));
  return allows(known, wanted) || (wanted.state === 'asked' && same.some(isOpen));
}

function isOpen({ state }: Consent): boolean {
  return state === 'asked';
}

async function change(
  tx: Db,
  by: Consenting,
  { consent, state }: { consent: Consent; state: 'given' | 'refused' | 'withdrawn' },
): Promise<void> {
  const { id, purpose, askedBy, at, party, manner, point } = consent;
  const moments =
    state === 'withdrawn'
      ? { decidedAt: consent.decidedAt, withdrawnAt: by.now }
      : { decidedAt: by.now, withdrawnAt: null };
  const readAt = seenAt(by);
  const row = { id, caseId: by.caseId, purpose, state, askedBy, at, ...moments, readAt };
  await updateConsent(tx, await sealConsent(by.filingKey, row, { party, manner, point }));
  if (state === 'withdrawn') await by.revoked?.(tx, { consentId: id, now: by.now });
  await noted(tx, by, { id, state });
}

async function noted(
  tx: Db,
  { caseId, accountId, now: at }: Consenting,
  { id, state }: { id: string; state: ConsentRow['state'] },
): Promise<void> {
  const nothing = { fromState: null, toState: null, sealedNote: null };
  await insertJournal(tx, { caseId, at, actorId: accountId, act: JOURNAL[state], ...nothing });
  const actor =
    accountId === null
      ? ({ kind: 'reporter' } as const)
      : ({ kind: 'account', id: accountId } as const);
  await audit(tx, { at, actor, act: AUDIT[state], caseId, subject: id });
}
