import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount, unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { loadOrCreateNodeKey } from '../../packages/node/src/federation/node-key.ts';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../../packages/node/src/system/migrate.ts';
import { createIntakeKey } from '../../packages/node/src/vault/intake-key.ts';
import { benchCases } from './vault-cases.ts';
import { LEAD } from './vault-point.ts';
import { benchFilingKey, benchText } from './vault-seal.ts';
import { benchSignIn } from './vault-sign-in.ts';

const DATABASE = 'bench_vault';
const STORY = 'Ik wilde een woning bekijken en kreeg te horen dat zij al weg was. '.repeat(22);

/**
 * Sealing and opening beside jose and bare AES-GCM; signing in beside its Argon2id; sealing anew
 * beside the same without a database; a search over 5,000 cases beside opening as many bytes.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const row = (what: string, rate: object, more: object = {}) =>
    print({ bench: 'vault', what, ...rate, ...more });
  await benchText(STORY, row);
  await benchFilingKey(row);
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(join(dir, 'postgres'));
  try {
    await postgres.createDatabase(DATABASE);
    const url = postgres.url(DATABASE);
    await migrate(url, 'point');
    const { db, close } = openDatabase(url);
    const key = await loadOrCreateNodeKey(join(dir, 'keys'));
    const { accountId, publicKey } = await createAccount(db, LEAD, new Date());
    const by = { key, accountId, now: new Date() };
    await createIntakeKey(db, [{ id: accountId, publicKey }], by);
    const vault = { db, url, key, who: await unlockAccount(db, LEAD.login, LEAD.password) };
    await benchSignIn(vault, print);
    await benchCases(vault, print);
    await close();
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
