import type { ProblemCode } from '@nabij/protocol';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { type OpenAccount, tryPassword } from '../accounts.ts';
import { audit } from '../audit/audit.ts';
import type { AccessDeps } from '../dependencies.ts';
import { provePasskey } from '../second-step/passkey-sign-in.ts';
import { openByPrf } from '../second-step/passkeys.ts';
import { passesRecoveryCode } from '../second-step/recovery-codes.ts';
import { countOf, secondFactorsOf } from '../second-step/second-factors.ts';
import { isPasskeyThere, type PasskeyRow } from '../second-step/store.ts';
import { passesTotp } from '../second-step/totp.ts';
import { type AccountRow, countTry, deleteSession, lockAccount } from '../store.ts';
import { holdSession } from './hold.ts';
import { type LiveSession, type SignedIn, startSession } from './session.ts';

/** After so many wrong second steps a session is over: the password has to be given again. */
const MOST_TRIES = 5;

/** A session that was just started, by its cookie. */
export interface Started {
  readonly cookie: string;
  readonly accountId: string;
}

/**
 * The first step: a password. What comes next is the second step, or setting one up.
 * @throws Refusal sign-in-failed, alike for every cause
 */
export async function signInByPassword(
  { db, clock }: AccessDeps,
  given: { login: string; password: string },
): Promise<Started> {
  const now = clock.now();
  const { account, who } = await tryPassword(db, given.login, given.password);
  if (!account || !who) {
    await noteFailure(db, account, now);
    throw new Refusal('sign-in-failed');
  }
  return db.transaction(async (tx) => {
    const held = await lockAccount(tx, who.accountId);
    if (held?.sealedPrivateKey !== account.sealedPrivateKey) throw new Refusal('sign-in-failed');
    const hasSecond = countOf(await secondFactorsOf(tx, held)) > 0;
    const stage = hasSecond ? 'second-factor' : 'enrolment';
    return { cookie: await startSession(tx, who, { stage, now }), accountId: held.id };
  });
}

/** A second step that is typed. */
export interface TypedStep {
  readonly kind: 'totp' | 'recovery-code';
  readonly code: string;
}

/** The second step after a password. @throws Refusal second-factor-failed */
export async function passSecondStep(
  deps: AccessDeps,
  session: LiveSession,
  given: TypedStep,
): Promise<Started> {
  const { who, account } = pending(session);
  const { db, clock } = deps;
  await attempt(deps, session, () =>
    given.kind === 'totp'
      ? passesTotp(db, { account, who, code: given.code }, clock.now())
      : passesRecoveryCode(db, account.id, given.code),
  );
  return raise(deps, session, { who });
}

/** What a passkey answered, and what its PRF extension gave: base64url, or null without. */
export interface PasskeyAnswer {
  readonly response: AuthenticationResponseJSON;
  readonly prf: string | null;
}

/**
 * A passkey: as the second step after a password, to open the vault after the town's own sign-in,
 * or alone (user verification makes it two factors, its PRF opens the account).
 */
export async function signInByPasskey(
  deps: AccessDeps,
  session: LiveSession | undefined,
  answer: PasskeyAnswer,
): Promise<Started> {
  if (session?.stage === 'second-factor') {
    const { who, account } = pending(session);
    const prove = () => provePasskey(deps, answer.response, account.id);
    const { passkey } = await attempt(deps, session, prove);
    return raise(deps, session, { who, passkey });
  }
  if (session?.stage === 'vault') {
    const { id } = session.account;
    const opened = await attempt(deps, session, () => openedByPasskey(deps, answer, id));
    return raise(deps, session, opened);
  }
  return signInAlone(deps, answer);
}

async function signInAlone(deps: AccessDeps, answer: PasskeyAnswer): Promise<Started> {
  const { db, clock } = deps;
  const opened = await openedByPasskey(deps, answer, null);
  if (!opened) throw new Refusal('second-factor-failed');
  return db.transaction((tx) => begin(tx, opened, clock.now()));
}

/** Somebody whose key is open, and the passkey that they used, if they did. */
interface Opened {
  readonly who: OpenAccount;
  readonly passkey?: PasskeyRow;
}

/** The account that a passkey proves and its PRF opens. @throws Refusal passkey-not-alone */
async function openedByPasskey(
  deps: AccessDeps,
  { response, prf }: PasskeyAnswer,
  accountId: string | null,
): Promise<Opened | undefined> {
  const proven = await provePasskey(deps, response, accountId);
  if (!proven) return undefined;
  if (prf === null || proven.passkey.sealedPrivateKey === null) {
    throw new Refusal('passkey-not-alone');
  }
  const who = await openByPrf(proven, prf);
  return who && { who, passkey: proven.passkey };
}

/** Who has taken a first step and is still to take the next. */
export function whoIsSigningIn(session: LiveSession | undefined): AccountRow | undefined {
  const isOn = session?.stage === 'second-factor' || session?.stage === 'vault';
  return isOn ? session.account : undefined;
}

const NOT_PENDING: Readonly<Record<LiveSession['stage'], ProblemCode>> = {
  'second-factor': 'second-factor-failed',
  vault: 'second-factor-required',
  enrolment: 'enrolment-required',
  open: 'request-invalid',
};

function pending(session: LiveSession): { who: SignedIn; account: AccountRow } {
  const { stage, who, account } = session;
  if (stage !== 'second-factor' || !who) throw new Refusal(NOT_PENDING[stage]);
  return { who, account };
}

/** One of the tries that a session has. @throws Refusal second-factor-failed */
async function attempt<Passed>(
  { db, clock }: AccessDeps,
  session: LiveSession,
  pass: () => Promise<Passed | false | undefined>,
): Promise<Passed> {
  const tries = await countTry(db, session.id);
  if (tries === undefined) throw new Refusal('sign-in-required');
  const passed = tries <= MOST_TRIES && (await pass());
  if (passed) return passed;
  if (tries >= MOST_TRIES) await deleteSession(db, session.id);
  await noteFailure(db, session.account, clock.now());
  throw new Refusal('second-factor-failed');
}

/** Ends the session of the first step and starts the one that is open, under a new cookie. */
async function raise(
  { db, clock }: AccessDeps,
  session: LiveSession,
  opened: Opened,
): Promise<Started> {
  return db.transaction(async (tx) => {
    await holdSession(tx, session);
    await deleteSession(tx, session.id);
    return begin(tx, opened, clock.now());
  });
}

/** What was proven a moment ago has to hold still: a reset since then takes it all away. */
async function begin(tx: Db, { who, passkey }: Opened, now: Date): Promise<Started> {
  const { accountId } = who;
  const isThere = await lockAccount(tx, accountId);
  if (!isThere || (passkey && !(await isPasskeyThere(tx, passkey)))) {
    throw new Refusal('second-factor-failed');
  }
  await audit(tx, { at: now, actor: { kind: 'account', id: accountId }, act: 'signed-in' });
  return { cookie: await startSession(tx, who, { stage: 'open', now }), accountId };
}

// Only what is about an account, whose tries are spaced: the audit log never shrinks, and a stranger
// shall not make it grow. The login as it was typed may be anything, a password too.
async function noteFailure(db: Db, account: AccountRow | undefined, at: Date): Promise<void> {
  if (!account) return;
  const actor = { kind: 'node' } as const;
  await audit(db, { at, actor, act: 'sign-in-failed', subject: account.id });
}
