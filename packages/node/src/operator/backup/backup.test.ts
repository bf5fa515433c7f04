import { cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { openCase } from '../../cases/read.ts';
import { loadOrCreateNodeKey } from '../../federation/node-key.ts';
import { follow } from '../../intake/follow/follow.ts';
import { BackupBroken } from '../../system/backup/frames.ts';
import { connect } from '../../system/database.ts';
import { migrate, migrationsOf } from '../../system/migrate.ts';
import { openIntakeKeys } from '../../vault/intake-key.ts';
import { makeRecoverySheet } from '../../vault/recovery.ts';
import { newRecoveryCode } from '../../vault/recovery-code.ts';
import { currentRecoveryKey } from '../../vault/recovery-store.ts';
import { NOT_KEPT } from './content.ts';
import { openBackup, readBackup } from './read.ts';
import { restoreDatabase } from './restore-database.ts';
import { type BackupSource, writeBackupFile } from './write.ts';

const STORY = 'kanarie-in-het-verhaal';
const HEAD_LINES = 2;

let folder: string;
let point: TestPoint;
let filed: FiledCase;
let code: string;
let nodeKey: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-backup-'));
  point = await testPoint();
  filed = await filedCase(point, { story: STORY });
  await filed.does({ act: 'take' });
  await filed.does({ act: 'note', text: 'kanarie-in-de-notitie' });
  await onTheirWay();
  code = await newSheet();
  nodeKey = JSON.stringify(await generateSigningKeyJwk());
  file = await backup('whole');
});
afterAll(async () => {
  await point.drop();
  await rm(folder, { recursive: true });
});

/** A mail that waits, and a file that somebody is sending. */
async function onTheirWay(): Promise<void> {
  const { url } = point;
  await asked(
    { url },
    `insert into notices (id, case_id, sealed, next_attempt_at, created_at, give_up_at)
      values (gen_random_uuid(), '${filed.id}', 'sealed', now(), now(), now() + interval '3 days');
    insert into uploads (id, owner, sealed_facts, size, state, expires_at)
      values (gen_random_uuid(), 'owner', 'sealed', 3, 'coming', now() + interval '1 day');
    insert into upload_chunks (upload_id, n, sealed) select id, 0, 'abc' from uploads`,
  );
}

async function source(): Promise<BackupSource> {
  const sheet = await currentRecoveryKey(point.db);
  if (!sheet) throw new Error('It was made');
  const node = { url: POINT_URL, name: 'Meldpunt Wilgendrecht', role: 'point' } as const;
  return { databaseUrl: point.url, node, nodeKey, sheet, now: point.clock.now() };
}

async function backup(name: string): Promise<string> {
  const path = join(folder, name);
  await writeBackupFile(path, await source(), { replace: false });
  return path;
}

/** Somewhere to put a backup back, and what is there afterwards. */
async function machine(name: string): Promise<FreshDatabase & { keysDir: string }> {
  return { ...(await freshDatabase('point')), keysDir: join(folder, `keys-${name}`) };
}

function target(at: { url: string; keysDir: string }, more: object = {}) {
  const node = { url: POINT_URL, role: 'point' } as const;
  return { databaseUrl: at.url, node, keysDir: at.keysDir, replace: false, ...more };
}

async function newSheet(): Promise<string> {
  const sheet = { by: point.worker, key: point.key, now: point.clock.now() };
  return (await makeRecoverySheet(point.db, sheet)).code;
}

/** Asks over a connection of its own, which is gone afterwards: a restore wants to be alone. */
async function asked(at: { url: string }, query: string): Promise<Record<string, unknown>[]> {
  const client = connect(at.url, 1);
  try {
    return await client.unsafe(query);
  } finally {
    await client.end();
  }
}

async function countOf(at: { url: string }, rows: string): Promise<unknown> {
  const [row] = await asked(at, `select count(*)::int as n from ${rows}`);
  return row?.n;
}

/** Reads a file to its end, as a restore does, and puts it nowhere. */
async function readWhole(path: string): Promise<number> {
  let bytes = 0;
  const count = async (rows: AsyncIterable<Uint8Array>) => {
    for await (const piece of rows) bytes += piece.length;
  };
  return readBackup(await openBackup(path, code), {
    start: async () => {},
    table: (_, rows) => count(rows),
    end: async () => bytes,
  });
}

describe('a backup', () => {
  it('is one file for this user only, whose first lines say whose it is', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const [magic, head] = (await readFile(file, 'utf8')).split('\n', HEAD_LINES);
    expect(magic).toBe('nabij-backup 1');
    expect(JSON.parse(head ?? '')).toMatchObject({
      node: POINT_URL,
      name: 'Meldpunt Wilgendrecht',
    });
  });

  it('shows nothing of a case, a key or a person, and no rows at all', async () => {
    const bytes = await readFile(file);
    const { d } = JSON.parse(nodeKey) as { d: string };
    for (const canary of [STORY, filed.code, code, d, 'anna', 'Anna Zoeker', filed.id, 'journal']) {
      expect(bytes.includes(canary), canary).toBe(false);
    }
  });

  it('does not go over a file that is there, nor beside another backup of that name', async () => {
    await expect(backup('whole')).rejects.toThrow('is there already');
    await writeFile(join(folder, 'twice.part'), '');
    await expect(backup('twice')).rejects.toThrow('another backup writes it');
    await expect(stat(join(folder, 'twice'))).rejects.toThrow();
  });

  it('that cannot be finished leaves no file behind', async () => {
    const away = { ...(await source()), databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' };
    const path = join(folder, 'unfinished');
    await expect(writeBackupFile(path, away, { replace: false })).rejects.toThrow();
    for (const name of [path, `${path}.part`]) await expect(stat(name)).rejects.toThrow();
  });

  it('opens with its own code only', async () => {
    for (const wrong of ['', 'x', newRecoveryCode()]) {
      await expect(openBackup(file, wrong)).rejects.toMatchObject({
        problem: 'recovery-code-failed',
      });
    }
    expect(await readWhole(file)).toBeGreaterThan(1000);
  });

  it('with a byte changed anywhere does not come back', async () => {
    const bytes = await readFile(file);
    const changedFile = join(folder, 'changed');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(bytes);
          changed.writeUInt8(changed.readUInt8(at) ^ by, at);
          await writeFile(changedFile, changed);
          await expect(readWhole(changedFile)).rejects.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that is cut off anywhere does not come back', async () => {
    const bytes = await readFile(file);
    const cut = join(folder, 'cut');
    for (const length of [0, 10, 100, 2000, bytes.length - 17, bytes.length - 1]) {
      await writeFile(cut, bytes);
      await truncate(cut, length);
      await expect(readWhole(cut), String(length)).rejects.toThrow();
    }
    await writeFile(cut, Buffer.concat([bytes, Buffer.from('x')]));
    await expect(readWhole(cut)).rejects.toThrow(BackupBroken);
  });
});

describe('a backup put back', () => {
  it('has every row of every table but those that are not kept, and goes on counting', async () => {
    const there = await machine('rows');
    await restoreDatabase(await openBackup(file, code), target(there));
    const [from, to] = [connect(point.url, 1), connect(there.url, 1)];
    const tables = await to`select tablename as name from pg_tables where schemaname = 'public'`;
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = `select t::text as row from ${name} t order by 1`;
      const kept = NOT_KEPT.includes(name) ? [] : [...(await from.unsafe(rows))];
      expect([...(await to.unsafe(rows))], name).toEqual(kept);
    }
    for (const name of ['notices', 'uploads', 'upload_chunks']) {
      expect([name, await countOf(point, name), await countOf(there, name)]).toEqual([name, 1, 0]);
    }
    expect(await readFile(join(there.keysDir, 'node-key.json'), 'utf8')).toBe(nodeKey);
    const [number] = await to`select nextval('case_numbers')::int as next`;
    expect(number?.next).toBe((await filed.row()).number + 1);
    await expect(to`delete from audit_entries`).rejects.toThrow('can only grow');
    for (const client of [from, to]) await client.end();
    await there.drop();
  });

  it('opens with a worker’s key, and with the receipt code', async () => {
    const there = await machine('opens');
    await restoreDatabase(await openBackup(file, code), target(there));
    const keys = await openIntakeKeys(there.db, point.worker);
    const { open } = await openCase(there.db, keys, filed.id);
    expect(open.answers.story).toBe(STORY);
    expect((await follow(there.db, filed.code))?.caseId).toBe(filed.id);
    await there.drop();
  });

  it('changes nothing if it breaks off at the very end', async () => {
    const there = await machine('broken');
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    const broken = join(folder, 'broken-end');
    await writeFile(broken, bytes);
    const restoring = restoreDatabase(await openBackup(broken, code), target(there));
    await expect(restoring).rejects.toThrow(BackupBroken);
    expect(await countOf(there, 'accounts')).toBe(0);
    await expect(stat(there.keysDir)).rejects.toThrow();
    await there.drop();
  });

  it('replaces what is there only if told so', async () => {
    const there = await machine('replaced');
    const open = await openBackup(file, code);
    await restoreDatabase(open, target(there));
    await asked(there, 'delete from messages; update accounts set name = $$Somebody else$$');
    await expect(restoreDatabase(open, target(there))).rejects.toThrow('is not empty');
    expect(await countOf(there, 'accounts where name = $$Somebody else$$')).toBe(1);
    await restoreDatabase(open, target(there, { replace: true }));
    expect(await countOf(there, 'accounts where name = $$Somebody else$$')).toBe(0);
    await there.drop();
  });

  it.each([
    ['of another node', { node: { url: 'https://elsewhere.example', role: 'point' } }, POINT_URL],
    ['in the other role', { node: { url: POINT_URL, role: 'coordinator' } }, 'the point'],
  ])('is not taken %s', async (_, more, sentence) => {
    const there = await machine('other');
    const restoring = restoreDatabase(await openBackup(file, code), target(there, more));
    await expect(restoring).rejects.toThrow(sentence);
    await there.drop();
  });

  it('does not take the place of another key, nor work beside a running node', async () => {
    const there = await machine('key');
    const open = await openBackup(file, code);
    await loadOrCreateNodeKey(there.keysDir);
    await expect(restoreDatabase(open, target(there))).rejects.toThrow('holds another key');
    expect(await countOf(there, 'accounts')).toBe(0);
    await there.database.ping();
    await expect(restoreDatabase(open, target(there))).rejects.toThrow('stop it first');
    await there.drop();
  });
});

describe('a backup of another version', () => {
  const LATER =
    'update accounts set name = name || $$, renamed$$; alter table accounts add shoe int';

  /** The migrations of this version and one that comes after. */
  async function laterMigrations(): Promise<string> {
    const later = join(folder, 'migrations');
    await cp(migrationsOf('point'), later, { recursive: true });
    await writeFile(join(later, '9999_later.sql'), LATER);
    const journal = join(later, 'meta/_journal.json');
    const read = JSON.parse(await readFile(journal, 'utf8')) as { entries: object[] };
    const entry = { idx: 99, version: '7', when: 4_000_000_000_000, tag: '9999_later' };
    read.entries.push({ ...entry, breakpoints: false });
    await writeFile(journal, JSON.stringify(read));
    return later;
  }

  it('comes back as it was and is then brought up to date, data too', async () => {
    const there = await machine('older');
    const migrationsFolder = await laterMigrations();
    await restoreDatabase(await openBackup(file, code), target(there, { migrationsFolder }));
    expect(await countOf(there, 'accounts where name = $$Anna Zoeker, renamed$$')).toBe(1);
    expect(await countOf(there, 'accounts where shoe is null')).toBe(1);
    await there.drop();
  });

  it('that is newer than the program is not taken', async () => {
    const there = await machine('newer');
    await migrate(point.url, 'point', await laterMigrations());
    const newSheetCode = await newSheet();
    const newer = await openBackup(await backup('newer'), newSheetCode);
    await expect(restoreDatabase(newer, target(there))).rejects.toThrow('update first');
    // nor does a new sheet close the backups of the one before
    expect(await readWhole(file)).toBeGreaterThan(1000);
    await there.drop();
  });
});

it('a coordinator’s comes back too', async () => {
  const from = await freshDatabase('coordinator');
  const to = await freshDatabase('coordinator');
  const now = new Date();
  const key = await importSigningKey(JSON.parse(nodeKey));
  const { code: own } = await makeRecoverySheet(from.db, { by: null, key, now });
  const sheet = await currentRecoveryKey(from.db);
  if (!sheet) throw new Error('It was made');
  const node = { url: 'https://regio.example', name: 'Regio', role: 'coordinator' } as const;
  const path = join(folder, 'region');
  const of = { databaseUrl: from.url, node, nodeKey, sheet, now };
  await writeBackupFile(path, of, { replace: false });
  const keysDir = join(folder, 'keys-region');
  const back = { databaseUrl: to.url, node, keysDir, replace: false };
  const { rows } = await restoreDatabase(await openBackup(path, own), back);
  expect(rows).toMatchObject({ recovery_keys: 1, gathered_cells: 0 });
  for (const database of [from, to]) await database.drop();
});
