import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Db } from '../../system/database.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import type { OidcChecks } from './oidc.ts';
import { insertTicket, takeTicketRow } from './store.ts';

/** On whose way to the provider: to sign in, or to link it to the account that is signed in. */
export interface OidcTicket {
  readonly checks: OidcChecks;
  readonly linkTo: string | null;
}

const LIVES_MS = 10 * 60_000;
const SECRET_BYTES = 32;
const PLACE = 'oidc';

/** Keeps what the answer must agree with, for ten minutes. @returns the cookie that opens it */
export async function keepTicket(db: Db, ticket: OidcTicket, now: Date): Promise<string> {
  const secret = randomBytes(SECRET_BYTES);
  await insertTicket(db, {
    id: idOf(secret),
    accountId: ticket.linkTo,
    sealed: await sealText(keyOf(secret), PLACE, JSON.stringify(ticket.checks)),
    expiresAt: new Date(now.getTime() + LIVES_MS),
  });
  return secret.toString('base64url');
}

/** Takes a ticket, once. Undefined for a cookie that opens none that lives. */
export async function takeTicket(
  db: Db,
  cookie: string,
  now: Date,
): Promise<OidcTicket | undefined> {
  const secret = Buffer.from(cookie, 'base64url');
  const row = await takeTicketRow(db, idOf(secret), now);
  if (!row) return undefined;
  try {
    const checks = JSON.parse(await openText(keyOf(secret), PLACE, row.sealed)) as OidcChecks;
    return { checks, linkTo: row.accountId };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

function idOf(secret: Uint8Array): Buffer {
  return createHash('sha256').update('nabij oidc').update(secret).digest();
}

function keyOf(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'nabij oidc ticket', 32));
}
