import type { BrowserContext } from 'playwright-core';
import { unlockAccount } from '../packages/node/src/access/accounts.ts';
import { totpCode } from '../packages/node/src/access/second-step/totp.ts';
import { startSession } from '../packages/node/src/access/sign-in/session.ts';
import type { Db } from '../packages/node/src/system/database.ts';

/** Somebody who signs in, and the second step of theirs. */
interface Person {
  readonly login: string;
  readonly password: string;
  readonly totpSecret?: string;
}

/** Where and when somebody signs in. */
interface Moment {
  readonly url: string;
  readonly now: Date;
}

/** For tests about something else: the cookie of somebody who is signed in, as `name=value`. */
export async function cookieFor(db: Db, person: Person, at: Moment): Promise<string> {
  const who = await unlockAccount(db, person.login, person.password);
  const value = await startSession(db, who, { stage: 'open', now: at.now });
  return `${cookieName(at.url)}=${value}`;
}

/** Signs somebody in to all pages of a browser, without the sign-in page. */
export async function openWithCookie(
  context: BrowserContext,
  db: Db,
  { person, ...at }: Moment & { person: Person },
): Promise<void> {
  const [name = '', value = ''] = (await cookieFor(db, person, at)).split('=');
  const sameSite = 'Strict';
  await context.addCookies([{ name, value, url: at.url, httpOnly: true, sameSite }]);
}

/** Sends JSON and keeps cookies: any of the tests' browsers without a window. */
export type SendJson = (path: string, body: unknown) => Promise<{ status: number }>;

/**
 * The way in that people go: the password, then the code of this moment. A code is good once: the
 * same person cannot come in twice in the same half minute.
 */
export async function signInWithCode(send: SendJson, person: Person, now: Date): Promise<void> {
  const { login, password, totpSecret } = person;
  if (totpSecret === undefined) throw new TypeError(`${login} has no second step`);
  const first = await send('/api/session', { login, password });
  const code = totpCode(totpSecret, now);
  const second = await send('/api/session/second-factor', { kind: 'totp', code });
  if (first.status !== 200 || second.status !== 200) {
    throw new Error(`${login} is not signed in: ${first.status}, ${second.status}`);
  }
}

function cookieName(url: string): string {
  const { protocol, port } = new URL(url);
  return protocol === 'https:' ? '__Host-nabij-desk' : `nabij-desk-${port}`;
}
