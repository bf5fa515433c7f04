import { Refusal } from '../../system/problem.ts';
import { type QrSquares, qrSquares } from '../../system/qr-squares.ts';
import type { AccessDeps } from '../dependencies.ts';
import type { LiveSession, SignedIn } from '../sign-in/session.ts';
import { keepChallenge, takeChallenge } from './challenges.ts';
import { addSecondFactor, removeSecondFactor } from './second-factors.ts';
import { setTotp } from './store.ts';
import { newTotpSecret, sealTotp, totpStep, totpUri } from './totp.ts';

const PURPOSE = 'totp-enrolment';

/** A new secret, to be typed or photographed into an authenticator app. Nothing changes yet. */
export interface OfferedTotp {
  readonly secret: string;
  readonly uri: string;
  readonly qr: QrSquares;
}

export async function offerTotp(
  { db, clock, node }: AccessDeps,
  { accountId, login }: SignedIn,
): Promise<OfferedTotp> {
  const secret = newTotpSecret();
  await keepChallenge(db, { purpose: PURPOSE, accountId, challenge: secret }, clock.now());
  const uri = totpUri(secret, { issuer: node.name, login });
  return { secret, uri, qr: qrSquares(uri) };
}

/**
 * Takes the offered secret into use once a code shows that the app has it; it replaces an older
 * one. That code is used up by it. @returns the cookie of the new session, if it was the first
 */
export async function enrolTotp(
  deps: AccessDeps,
  session: LiveSession,
  given: { secret: string; code: string },
): Promise<string | undefined> {
  const { who } = session;
  if (!who) throw new Refusal('sign-in-required');
  const now = deps.clock.now();
  const { accountId } = who;
  return addSecondFactor(deps, session, async (tx) => {
    // a refusal takes this back: a mistyped code does not use up the offer
    const offered = { purpose: PURPOSE, accountId, challenge: given.secret } as const;
    const step = (await takeChallenge(tx, offered, now))
      ? totpStep(given.secret, given.code, now)
      : undefined;
    if (step === undefined) throw new Refusal('second-factor-failed');
    const sealedTotp = await sealTotp(accountId, who.privateJwk, given.secret);
    await setTotp(tx, accountId, { sealedTotp, totpStep: step });
    return { subject: 'totp' };
  });
}

export async function removeTotp(deps: AccessDeps, session: LiveSession): Promise<void> {
  await removeSecondFactor(deps, session, async (tx, account) => {
    if (account.sealedTotp === null) throw new Refusal('not-found');
    await setTotp(tx, account.id, { sealedTotp: null, totpStep: null });
    return { subject: 'totp' };
  });
}
