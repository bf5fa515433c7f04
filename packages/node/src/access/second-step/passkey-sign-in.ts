import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { AccessDeps } from '../dependencies.ts';
import type { AccountRow } from '../store.ts';
import { newChallenge, takeChallenge } from './challenges.ts';
import { userHandle } from './passkey-enrolment.ts';
import { challengeIn, relyingParty, webAuthn } from './passkeys.ts';
import { type PasskeyRow, passkeyById, passkeysOf, usePasskey } from './store.ts';

const PURPOSE = 'passkey-sign-in';

/** What a browser needs to use a passkey: any of this node's, or one of this account's. */
export async function passkeySignInOptions(
  { db, clock, node }: AccessDeps,
  accountId: string | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webAuthn();
  const challenge = await newChallenge(db, { purpose: PURPOSE, accountId }, clock.now());
  const own = accountId === null ? [] : await passkeysOf(db, accountId);
  return generateAuthenticationOptions({
    rpID: relyingParty(node.url).id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
    allowCredentials: own.map(({ id, transports }) => ({
      id: Buffer.from(id).toString('base64url'),
      transports,
    })),
  });
}

/** A passkey that was just used by its owner, and whose it is. */
export interface ProvenPasskey {
  readonly passkey: PasskeyRow;
  readonly account: AccountRow;
}

/**
 * Checks a passkey's answer: challenge (once, and asked of this account or of anybody), origin,
 * relying party, signature, user verification and counter (WebAuthn Level 3 §7.2).
 * @param accountId who is signing in, or null if nobody has said so
 */
export async function provePasskey(
  deps: AccessDeps,
  response: AuthenticationResponseJSON,
  accountId: string | null,
): Promise<ProvenPasskey | undefined> {
  const id = new Uint8Array(Buffer.from(response.id, 'base64url'));
  const found = await passkeyById(deps.db, id);
  if (!found || !isOwner(found.account.id, { response, accountId })) return undefined;
  return (await isGenuine(deps, { response, accountId, passkey: found.passkey }))
    ? found
    : undefined;
}

/** The passkey says whose it is; where nobody has said so before, it has to. */
function isOwner(
  owner: string,
  it: { response: AuthenticationResponseJSON; accountId: string | null },
): boolean {
  const said = it.response.response.userHandle;
  if (said !== undefined && said !== userHandle(owner).toString('base64url')) return false;
  return it.accountId === null ? said !== undefined : it.accountId === owner;
}

async function isGenuine(
  { db, clock, node }: AccessDeps,
  it: {
    response: AuthenticationResponseJSON;
    accountId: string | null;
    passkey: PasskeyRow;
  },
): Promise<boolean> {
  const { response, accountId, passkey } = it;
  const now = clock.now();
  const challenge = challengeIn(response.response.clientDataJSON);
  if (challenge === undefined) return false;
  if (!(await takeChallenge(db, { purpose: PURPOSE, accountId, challenge }, now))) return false;
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(node.url);
  const { verifyAuthenticationResponse } = await webAuthn();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
    // its errors quote what was sent
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  if (!verified || !authenticationInfo) return false;
  const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo;
  return usePasskey(db, passkey, { counter, backedUp, lastUsedAt: now });
}
