import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { nabij } from '../../../../../test/nabij.ts';
import { pointEnvironment } from '../../../../../test/network.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { eraseWithProof } from '../../cases/retention/deletion-proof.ts';
import { loadConfig } from '../../system/config.ts';
import { connect, type Db, openDatabase } from '../../system/database.ts';
import { makeRecoverySheet } from '../../vault/recovery.ts';
import { currentRecoveryKey } from '../../vault/recovery-store.ts';
import { settleRestored } from './after-restore.ts';
import { openBackup } from './read.ts';
import { restoreDatabase } from './restore-database.ts';
import { writeBackupFile } from './write.ts';

const node = { url: POINT_URL, name: 'Meldpunt Wilgendrecht', role: 'point' } as const;

let folder: string;
let point: TestPoint;
let filed: FiledCase;
let nodeKey: string;
let code: string;
let file: string;
let there: FreshDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-restored-'));
  point = await testPoint();
  filed = await filedCase(point);
  await filedCase(point);
  const { db, worker: by, key, clock } = point;
  ({ code } = await makeRecoverySheet(db, { by, key, now: clock.now() }));
  const sheet = await currentRecoveryKey(db);
  if (!sheet) throw new Error('It was made');
  nodeKey = JSON.stringify(await generateSigningKeyJwk());
  file = join(folder, 'backup');
  const source = { databaseUrl: point.url, node, nodeKey, sheet, now: clock.now() };
  await writeBackupFile(file, source, { replace: false });
});
beforeEach(async () => {
  there = await freshDatabase('point');
  return () => there.drop();
});
afterAll(async () => {
  await point.drop();
  await rm(folder, { recursive: true });
});

const env = () => ({
  ...pointEnvironment({
    name: node.name,
    town: 'Wilgendrecht',
    municipality: 'XXDL01',
    population: 3_000,
  }),
  NABIJ_URL: POINT_URL,
  NABIJ_DATA: join(folder, 'data'),
  DATABASE_URL: there.url,
});

const restore = (...more: string[]) =>
  nabij(['restore', file, ...more], env(), `${code}\n${more.length > 0 ? 'yes\n' : ''}`);

/** A process that ends as soon as the backup is back, before anything is erased. */
async function restoreAndEnd(): Promise<void> {
  const { keysDir } = loadConfig(env());
  const target = { databaseUrl: there.url, node, keysDir, replace: true };
  await restoreDatabase(await openBackup(file, code), target);
}

/** Works over a connection that is gone afterwards: a restore wants to be alone. */
async function withPool(work: (db: Db) => Promise<unknown>): Promise<void> {
  const database = openDatabase(there.url, { max: 1 });
  try {
    await work(database.db);
  } finally {
    await database.close();
  }
}

/** Erases the case, at a moment before that of the backup: as after restoring an older one. */
async function erase(): Promise<void> {
  const key = await importSigningKey(JSON.parse(nodeKey));
  const now = new Date(point.clock.now().getTime() - 86_400_000);
  const it = { key, node: POINT_URL, now, cause: 'erasure', by: { kind: 'operator' } } as const;
  const gone = [{ id: filed.id, class: 'ANY' }];
  await withPool((db) => db.transaction((tx) => eraseWithProof(tx, gone, it)));
}

async function settle(): Promise<void> {
  const config = loadConfig(env());
  const key = await importSigningKey(JSON.parse(nodeKey));
  const backup = await openBackup(file, code);
  await withPool((db) => settleRestored({ db, config, key, backup }, { rows: {}, proofs: [] }));
}

async function count(rows: string): Promise<unknown> {
  const client = connect(there.url, 1);
  try {
    const [row] = await client.unsafe(`select count(*)::int as n from ${rows}`);
    return row?.n;
  } finally {
    await client.end();
  }
}

const isBack = async () => (await count(`cases where id = $$${filed.id}$$`)) === 1;

describe('what was erased after a backup was made', () => {
  beforeEach(async () => {
    expect((await restore()).code).toBe(0);
    expect(await isBack()).toBe(true);
    await erase();
  });

  it('does not come back with it, however often it is put back', async () => {
    for (const erased of ['first', 'second']) {
      const { code: ended, out } = await restore('--replace');
      expect([ended, out], erased).toEqual([0, expect.stringContaining('1 cases that had been')]);
      expect(await isBack()).toBe(false);
      expect(await count('cases')).toBe(1);
      expect(await count('filings')).toBe(1);
    }
    expect(await count("audit_entries where act = 'erased'")).toBe(1);
  });

  it('is known still when the process ended before it was erased again', async () => {
    await restoreAndEnd();
    expect([await isBack(), await count('deletions')]).toEqual([true, 1]);
    await restoreAndEnd();
    expect([await isBack(), await count('deletions')]).toEqual([true, 1]);
    expect((await restore('--replace')).code).toBe(0);
    expect([await isBack(), await count('cases')]).toEqual([false, 1]);
  });

  it('is erased by settling once more, and twice does no harm', async () => {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await restoreAndEnd();
    for (const _ of ['first', 'second']) {
      await settle();
      expect([await isBack(), await count('cases')]).toEqual([false, 1]);
    }
    said.mockRestore();
    expect(await count("audit_entries where act = 'erased'")).toBe(1);
  });
});

it('a deletion that another key proves erases nothing', async () => {
  expect((await restore()).code).toBe(0);
  await erase();
  const strange = JSON.stringify(await generateSigningKeyJwk());
  await withPool((db) => db.execute(`update deletions set proof = $$${strange}$$`));
  const { code: ended, out } = await restore('--replace');
  expect([ended, out]).toEqual([0, expect.not.stringContaining('are erased again')]);
  expect(await isBack()).toBe(true);
});
