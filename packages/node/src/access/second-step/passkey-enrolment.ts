import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { Refusal } from '../../system/problem.ts';
import type { AccessDeps } from '../dependencies.ts';
import type { LiveSession, SignedIn } from '../sign-in/session.ts';
import { newChallenge, takeChallenge } from './challenges.ts';
import { challengeIn, relyingParty, webAuthn, wrapByPrf } from './passkeys.ts';
import { addSecondFactor, removeSecondFactor } from './second-factors.ts';
import { deletePasskey, insertPasskey, type PasskeyRow, passkeysOf } from './store.ts';

const PURPOSE = 'passkey-enrolment';
/** Ed25519, P-256 and RSA (COSE, RFC 9053): what authenticators have. */
const ALGORITHMS = [-8, -7, -257];
/** More than anybody has; it bounds what one account can store. */
const MOST_PASSKEYS = 20;

/** What a browser needs to make a passkey that knows its owner and checks that it is them. */
export async function passkeyEnrolmentOptions(
  { db, clock, node }: AccessDeps,
  who: SignedIn,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await passkeysOf(db, who.accountId);
  const { accountId } = who;
  const challenge = await newChallenge(db, { purpose: PURPOSE, accountId }, clock.now());
  const { generateRegistrationOptions } = await webAuthn();
  return generateRegistrationOptions({
    rpName: node.name,
    rpID: relyingParty(node.url).id,
    userName: who.login,
    userDisplayName: who.name,
    userID: new Uint8Array(userHandle(accountId)),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ id, transports }) => ({
      id: Buffer.from(id).toString('base64url'),
      transports,
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a passkey keeps of its owner: the account's id as 16 bytes, nothing that says a name. */
export function userHandle(accountId: string): Buffer {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex');
}

export interface NewPasskey {
  readonly response: RegistrationResponseJSON;
  readonly name: string;
  /** What its PRF extension gave, base64url; null for a passkey without: a second step only. */
  readonly prf: string | null;
}

/** Adds a passkey to an account. @returns the cookie of the new session, if it was the first */
export async function enrolPasskey(
  deps: AccessDeps,
  session: LiveSession,
  made: NewPasskey,
): Promise<string | undefined> {
  const { who } = session;
  if (!who) throw new Refusal('sign-in-required');
  const passkey = await verified(deps, who, made);
  return addSecondFactor(deps, session, async (tx) => {
    if ((await passkeysOf(tx, who.accountId)).length >= MOST_PASSKEYS) {
      throw new Refusal('too-many');
    }
    if (!(await insertPasskey(tx, passkey))) throw new Refusal('second-factor-failed');
    return { subject: Buffer.from(passkey.id).toString('base64url') };
  });
}

async function verified(deps: AccessDeps, who: SignedIn, made: NewPasskey): Promise<PasskeyRow> {
  const now = deps.clock.now();
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(deps.node.url);
  const { accountId } = who;
  const challenge = challengeIn(made.response.response.clientDataJSON) ?? '';
  if (!(await takeChallenge(deps.db, { purpose: PURPOSE, accountId, challenge }, now))) {
    throw new Refusal('second-factor-failed');
  }
  const { verifyRegistrationResponse } = await webAuthn();
  const { registrationInfo } = await verifyRegistrationResponse({
    response: made.response,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => {
    // the library's messages quote what was sent
    throw new Refusal('second-factor-failed');
  });
  if (!registrationInfo) throw new Refusal('second-factor-failed');
  const { credential, credentialBackedUp } = registrationInfo;
  const id = new Uint8Array(Buffer.from(credential.id, 'base64url'));
  return {
    id,
    accountId,
    name: made.name,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    backedUp: credentialBackedUp,
    sealedPrivateKey: made.prf === null ? null : await wrapByPrf(who, id, made.prf),
    createdAt: now,
    lastUsedAt: null,
  };
}

export async function removePasskey(
  deps: AccessDeps,
  session: LiveSession,
  passkeyId: string,
): Promise<void> {
  const id = new Uint8Array(Buffer.from(passkeyId, 'base64url'));
  await removeSecondFactor(deps, session, async (tx, account) => {
    if (!(await deletePasskey(tx, account.id, id))) throw new Refusal('not-found');
    return { subject: passkeyId };
  });
}
