import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { audit } from '../audit/audit.ts';
import type { AccessDeps } from '../dependencies.ts';
import { holdSession } from '../sign-in/hold.ts';
import {
  type LiveSession,
  requireFresh,
  requireOpen,
  type SignedIn,
  startSession,
} from '../sign-in/session.ts';
import { type AccountRow, deleteSessionsOf } from '../store.ts';
import { countRecoveryCodes, type PasskeyRow, passkeysOf } from './store.ts';

/** The second steps that an account has. */
export interface SecondFactors {
  readonly totp: boolean;
  readonly passkeys: readonly PasskeyRow[];
  readonly recoveryCodes: number;
}

export async function secondFactorsOf(db: Db, account: AccountRow): Promise<SecondFactors> {
  return {
    totp: account.sealedTotp !== null,
    passkeys: await passkeysOf(db, account.id),
    recoveryCodes: await countRecoveryCodes(db, account.id),
  };
}

/** How many there are; recovery codes stand in for one and are none. */
export function countOf({ totp, passkeys }: SecondFactors): number {
  return passkeys.length + (totp ? 1 : 0);
}

/** A change of somebody's second steps, in the transaction that it is given. */
type Change = (tx: Db, account: AccountRow) => Promise<{ subject: string }>;

/**
 * Adds a second step. The first one ends the enrolment: every session of before is over.
 * @returns the cookie of the new session, if it was the first
 */
export async function addSecondFactor(
  { db, clock }: Pick<AccessDeps, 'db' | 'clock'>,
  session: LiveSession,
  change: Change,
): Promise<string | undefined> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const { who, account } = await locked(tx, session);
    const isFirst = session.stage === 'enrolment';
    // a session from before somebody else set up the first one is not a way round it
    if (isFirst && countOf(await secondFactorsOf(tx, account)) > 0) {
      throw new Refusal('second-factor-required');
    }
    if (!isFirst) requireFresh(who, now);
    const { subject } = await change(tx, account);
    const actor = { kind: 'account', id: account.id } as const;
    await audit(tx, { at: now, actor, act: 'second-factor-added', subject });
    if (!isFirst) return undefined;
    await audit(tx, { at: now, actor, act: 'signed-in', subject });
    await deleteSessionsOf(tx, account.id);
    return startSession(tx, who, { stage: 'open', now });
  });
}

/**
 * Takes a second step away; one stays. Every other session ends, and the address of a calendar: it
 * may be on the phone that was lost. @throws Refusal
 */
export async function removeSecondFactor(
  { db, clock, endAddresses }: Pick<AccessDeps, 'db' | 'clock' | 'endAddresses'>,
  session: LiveSession,
  change: Change,
): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    requireFresh(requireOpen(session), now);
    const { account } = await locked(tx, session);
    const before = countOf(await secondFactorsOf(tx, account));
    const { subject } = await change(tx, account);
    // what is already gone changes nothing, and a refusal takes the change back
    if (before < 2) throw new Refusal('last-second-factor');
    const actor = { kind: 'account', id: account.id } as const;
    await audit(tx, { at: now, actor, act: 'second-factor-removed', subject });
    await deleteSessionsOf(tx, account.id, session.id);
    await endAddresses?.(tx, { accountId: account.id, by: account.id, now });
  });
}

async function locked(
  tx: Db,
  session: LiveSession,
): Promise<{ who: SignedIn; account: AccountRow }> {
  if (session.stage === 'second-factor') throw new Refusal('second-factor-required');
  const account = await holdSession(tx, session);
  if (!session.who) throw new Refusal('sign-in-required');
  return { who: session.who, account };
}
