import { generateSigningKeyJwk, importSigningKey, type SigningKey } from '@nabij/protocol';
import {
  createAccount,
  type NewAccount,
  unlockAccount,
} from '../packages/node/src/access/accounts.ts';
import type { Wait } from '../packages/node/src/access/limits/limits.ts';
import type { SignedIn } from '../packages/node/src/access/sign-in/session.ts';
import { createApp } from '../packages/node/src/app.ts';
import { loadConfig } from '../packages/node/src/system/config.ts';
import { type Database, type Db, openDatabase } from '../packages/node/src/system/database.ts';
import { createLog, type Log } from '../packages/node/src/system/log.ts';
import { createIntakeKey, letIn } from '../packages/node/src/vault/intake-key.ts';
import { pointEnvironment, type SetClock, setClock } from './network.ts';
import { type FreshDatabase, freshDatabase } from './postgres.ts';

export type App = ReturnType<typeof createApp>;

/** One point without a port: requests go to `app.request()`. */
export interface TestPoint extends FreshDatabase {
  readonly app: App;
  readonly clock: SetClock;
  /** The node's own key. */
  readonly key: SigningKey;
  /** The first worker, who made the intake key. */
  readonly worker: SignedIn;
}

export const POINT_URL = 'https://meldpunt.example';
export const WORKER = {
  login: 'anna',
  name: 'Anna Zoeker',
  role: 'lead',
  password: 'zeven-lange-woorden',
} as const satisfies NewAccount;

/** A point with one worker, at noon of a Saturday in November 2026. */
export async function testPoint(env: Record<string, string> = {}): Promise<TestPoint> {
  const fresh = await freshDatabase('point');
  const clock = setClock(new Date('2026-11-21T12:00:00Z'));
  const first = await createAccount(fresh.db, WORKER, clock.now());
  const key = await importSigningKey(await generateSigningKeyJwk());
  const { accountId, publicKey } = first;
  const by = { key, accountId, now: clock.now() };
  await createIntakeKey(fresh.db, [{ id: accountId, publicKey }], by);
  const worker = await signedIn(fresh.db, WORKER, clock.now());
  return { ...fresh, clock, worker, key, app: await pointApp(fresh.database, { clock, env, key }) };
}

/** The program of a point on a database, which may be away. */
export async function pointApp(
  database: Database,
  it: { clock: SetClock; env?: Record<string, string>; key?: SigningKey; log?: Log; wait?: Wait },
): Promise<App> {
  const { clock, env = {} } = it;
  const config = loadConfig({
    ...pointEnvironment({
      name: 'Meldpunt Wilgendrecht',
      town: 'Wilgendrecht',
      municipality: 'XXDL01',
      population: 3_000,
    }),
    NABIJ_URL: POINT_URL,
    ...env,
  });
  const key = it.key ?? (await importSigningKey(await generateSigningKeyJwk()));
  const { log = createLog({ level: 'silent' }), wait } = it;
  const slow = wait === undefined ? {} : { wait };
  return createApp({ config, database, key, clock, log, wake: () => {}, ...slow });
}

/** A database whose address leads nowhere. */
export function lostDatabase(): Database {
  return openDatabase('postgres://nobody@127.0.0.1:1/nothing', { max: 1 });
}

/** One more account; whoever is no administrator is let in to the intake key. */
export async function addAccount(point: TestPoint, wanted: NewAccount): Promise<SignedIn> {
  const now = point.clock.now();
  const to = await createAccount(point.db, wanted, now);
  if (wanted.role !== 'administrator') await letIn(point.db, point.worker, { to, now });
  return signedIn(point.db, wanted, now);
}

async function signedIn(db: Db, who: NewAccount, signedInAt: Date): Promise<SignedIn> {
  return { ...(await unlockAccount(db, who.login, who.password)), signedInAt };
}
