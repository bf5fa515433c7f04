import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { allows, type Consent, isPossible, openConsent } from '../consents/consent.ts';
import { consentsOf } from '../consents/store.ts';
import { openParty } from './party.ts';
import { partiesOf } from './store.ts';

/** A case whose consents can be read. */
export interface Approaching {
  readonly caseId: string;
  readonly filingKey: Uint8Array;
  readonly anonymity: string;
}

/** Kinds of handling in which the point goes to the other side. */
const APPROACHES = ['MEDIATION', 'LETTER'] as const;

/** For what a contact with somebody needs the reporter's yes; null for none. */
export function purposeOf(
  role: string,
  { direction, told }: { direction: 'in' | 'out'; told: boolean },
): string | null {
  if (role === 'OTHER_SIDE') return direction === 'out' || told ? 'APPROACH_OTHER' : null;
  return role === 'AGENCY' && told ? 'SHARE_AGENCY' : null;
}

/** The consents of a case as they stood at a moment. */
function asOf(all: readonly Consent[], when: Date): Consent[] {
  return all
    .filter(({ decidedAt }) => decidedAt !== null && decidedAt <= when)
    .map((it) =>
      it.withdrawnAt !== null && it.withdrawnAt > when
        ? { ...it, state: 'given' as const, withdrawnAt: null }
        : it,
    );
}

/** Every consent of a case, opened. @throws SealBroken */
export async function openConsents(
  db: Db,
  { caseId, filingKey }: Omit<Approaching, 'anonymity'>,
): Promise<Consent[]> {
  const rows = await consentsOf(db, caseId);
  return Promise.all(rows.map(({ askedByName: _, ...row }) => openConsent(filingKey, row)));
}

/**
 * Refuses what the reporter did not allow. It counts that they allow it now, or did at the moment
 * that it is about: what was right stays right when a consent is withdrawn later.
 * @param wanted `state`: of the case, now
 * @throws Refusal anonymous-no-contact, consent-required; SealBroken
 */
export async function checkAllowed(
  db: Db,
  it: Approaching,
  wanted: { purpose: string; party: string; state: string; at?: Date },
): Promise<void> {
  const { at, state, ...about } = wanted;
  if (!isPossible(about.purpose, it.anonymity)) throw new Refusal('anonymous-no-contact');
  const every = await openConsents(db, it);
  // who took the whole report back allows nothing: what counts is what held until then
  const all = state === 'WITHDRAWN' ? every.filter((one) => one.state !== 'given') : every;
  if (allows(all, about) || (at !== undefined && allows(asOf(all, at), about))) return;
  throw new Refusal('consent-required');
}

/**
 * The gate in front of going to the other side: a letter to them needs the reporter's consent, a
 * mediation also their own noted agreement. What a case was coded with before stays: it was done.
 * @throws Refusal consent-required, anonymous-no-contact; SealBroken
 */
export async function checkHandlings(
  db: Db,
  it: Approaching,
  { before, wanted }: { before: readonly string[]; wanted: readonly string[] },
): Promise<void> {
  const added = APPROACHES.filter((code) => wanted.includes(code) && !before.includes(code));
  if (added.length === 0) return;
  const purpose = 'APPROACH_OTHER';
  if (!isPossible(purpose, it.anonymity)) throw new Refusal('anonymous-no-contact');
  const all = await openConsents(db, it);
  const named = all.filter((consent) => consent.purpose === purpose).map(({ party }) => party);
  if (!named.some((party) => allows(all, { purpose, party }))) {
    throw new Refusal('consent-required');
  }
  if (!added.includes('MEDIATION')) return;
  const rows = (await partiesOf(db, it.caseId)).filter(({ mediation }) => mediation === 'agreed');
  const agreed = await Promise.all(rows.map((row) => openParty(it.filingKey, row)));
  if (agreed.some(({ name: party }) => allows(all, { purpose, party }))) return;
  throw new Refusal('consent-required');
}
