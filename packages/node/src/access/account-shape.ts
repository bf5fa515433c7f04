import { z } from '@hono/zod-openapi';
import type { AccessDeps } from './dependencies.ts';
import { secondFactorsOf } from './second-step/second-factors.ts';
import type { LiveSession } from './sign-in/session.ts';
import { sessionsOf } from './store.ts';

const moment = z.iso.datetime();

/** An account's ways to sign in, as its owner sees them. */
export const accountSchema = z
  .object({
    passkeys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        createdAt: moment,
        lastUsedAt: moment.nullable(),
        opensAlone: z.boolean(),
      }),
    ),
    totp: z.boolean(),
    recoveryCodes: z.number().int(),
    password: z.boolean(),
    sessions: z.array(z.object({ createdAt: moment, lastSeenAt: moment, thisOne: z.boolean() })),
    oidc: z.object({ available: z.boolean(), linked: z.boolean() }),
  })
  .openapi('Account');

export async function accountShape(
  { db, clock, oidc }: AccessDeps,
  { id, account }: LiveSession,
): Promise<z.infer<typeof accountSchema>> {
  const { totp, passkeys, recoveryCodes } = await secondFactorsOf(db, account);
  const sessions = await sessionsOf(db, account.id, clock.now());
  return {
    passkeys: passkeys.map((passkey) => ({
      id: Buffer.from(passkey.id).toString('base64url'),
      name: passkey.name,
      createdAt: passkey.createdAt.toISOString(),
      lastUsedAt: passkey.lastUsedAt?.toISOString() ?? null,
      opensAlone: passkey.sealedPrivateKey !== null,
    })),
    totp,
    recoveryCodes,
    password: account.sealedPrivateKey !== null,
    sessions: sessions.map((session) => ({
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      thisOne: Buffer.from(session.id).equals(id),
    })),
    oidc: { available: oidc !== undefined, linked: account.oidcSubject !== null },
  };
}
