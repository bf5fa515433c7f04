import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../system/database.ts';
import { insertChallenge, takeChallengeRow } from './challenge-store.ts';

const MINUTE = 60_000;
const CHALLENGE_BYTES = 32;

/** What a challenge is for and how long it may be answered; a secret is typed over by hand. */
const LIVES_MS = {
  'passkey-sign-in': 5 * MINUTE,
  'passkey-enrolment': 5 * MINUTE,
  'totp-enrolment': 15 * MINUTE,
} as const;

/** Whom it is for: an account, or null for whoever may answer it. */
export interface ChallengeFor {
  readonly purpose: keyof typeof LIVES_MS;
  readonly accountId: string | null;
}

/** A new challenge, good once and at every process of the node, as base64url. */
export async function newChallenge(db: Db, it: ChallengeFor, now: Date): Promise<string> {
  const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
  await keepChallenge(db, { ...it, challenge }, now);
  return challenge;
}

/** Keeps in mind that this will be answered. The database has its hash only. */
export async function keepChallenge(
  db: Db,
  it: ChallengeFor & { challenge: string },
  now: Date,
): Promise<void> {
  const { purpose, accountId, challenge } = it;
  const expiresAt = new Date(now.getTime() + LIVES_MS[purpose]);
  await insertChallenge(db, { id: idOf(challenge), purpose, accountId, expiresAt }, now);
}

/** Whether this was asked, of this account, for this purpose, and not answered before. */
export async function takeChallenge(
  db: Db,
  it: ChallengeFor & { challenge: string },
  now: Date,
): Promise<boolean> {
  const { purpose, accountId, challenge } = it;
  return takeChallengeRow(db, { id: idOf(challenge), purpose, accountId }, now);
}

function idOf(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest();
}
