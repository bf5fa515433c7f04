import { appendFile, copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import { nabij } from '../nabij.ts';
import { environmentOf } from '../network.ts';
import { fillPoint } from './fill-point.ts';
import { type Finding, searchDatabase, searchFolder } from './places.ts';
import { newSecrets } from './secrets.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const PATIENCE = { timeout: 45_000, interval: 50 };
const NOTHING = expect.objectContaining({ found: [] }) as Finding;

const nodes = testedNodes();
const secrets = newSecrets();
const search = () => secrets.search();
let dir: string;
let server: EmbeddedPostgres;
let town: TestedNode;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-canaries-'));
  server = await startEmbeddedPostgres(join(dir, 'postgres'));
  await server.createDatabase('point');
  const databaseUrl = server.url('point');
  town = await nodes.make({ name: 'Beek', role: 'point', at: new Date(), databaseUrl });
  await town.start();
  await town.db.execute(`update accounts set role = 'lead'`);
  await fillPoint(town, secrets);
  // all that waits for somebody who works here has been done
  await vi.waitFor(async () => {
    expect(await town.db.execute('select from search_entries')).toHaveLength(1);
    expect(
      await town.db.execute('select from intake_keys where emptied_at is not null'),
    ).toHaveLength(1);
  }, PATIENCE);
  const made = await nabij(['backup', join(dir, 'backup.nabij')], environmentOf(town.plan));
  expect(made.code, made.err).toBe(0);
}, 240_000);

afterAll(async () => {
  await nodes.end();
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Brings everything that the server has in memory to its files. */
async function checkpoint(): Promise<void> {
  const admin = openDatabase(server.url('postgres'), { max: 1 });
  await admin.db.execute('checkpoint');
  await admin.close();
}

async function filledTables(): Promise<string[]> {
  const tables = await town.db.execute<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const filled: string[] = [];
  for (const { name } of tables) {
    const rows = await town.db.execute(sql`select from ${sql.identifier(name)} limit 1`);
    if (rows.length > 0) filled.push(name);
  }
  return filled;
}

describe('a stolen point, after everybody put a secret in every place,', () => {
  it('was filled: every table that takes something personal has rows', async () => {
    expect(search().size).toBeGreaterThan(500);
    expect(await filledTables()).toEqual(
      expect.arrayContaining([
        ...['accounts', 'recovery_codes', 'invitations', 'sessions', 'attempts', 'audit_entries'],
        ...['recovery_keys', 'intake_keys', 'intake_key_grants', 'visits', 'filings', 'cases'],
        ...['journal', 'messages', 'attachments', 'attachment_chunks', 'search_entries', 'holds'],
        ...['erasure_requests', 'tallies', 'consents', 'corrections', 'feedback'],
      ]),
    );
  });

  it('tells none of them in any column', async () => {
    const finding = await searchDatabase(town.db, search());
    expect(finding).toEqual(NOTHING);
    expect(finding.searched).toBeGreaterThan(300);
  });

  it('tells none in the server’s files and its log of changes, nor in the backup', async () => {
    expect(await searchFolder(dir, search())).toEqual(NOTHING);
    await checkpoint();
    const finding = await searchFolder(dir, search());
    expect(finding).toEqual(NOTHING);
    expect(finding.searched).toBeGreaterThan(40_000_000);
    expect((await readFile(join(dir, 'backup.nabij'))).length).toBeGreaterThan(10_000);
  });

  it('tells none in its data folder, its keys and its log', async () => {
    const data = dirname(town.plan.keysDir);
    expect(await readdir(data)).toContain('keys');
    expect(await searchFolder(data, search())).toEqual(NOTHING);
    expect(town.logged.length).toBeGreaterThan(30);
    expect(search().in(Buffer.from(town.logged.join('\n')))).toEqual([]);
    const visited = environmentOf(town.plan);
    expect(search().in(Buffer.from(JSON.stringify(visited)))).toEqual([]);
  });
});

// Last, because from here on the point is no longer clean.
describe('had one been written, it would have been found', () => {
  const spellings: [string, (word: string) => Buffer][] = [
    ['as it is', (word) => Buffer.from(word)],
    ['in hexadecimal', (word) => Buffer.from(Buffer.from(word).toString('hex'))],
    ['in base 64', (word) => Buffer.from(Buffer.from(`x${word}`).toString('base64'))],
    [
      'in base 64 for addresses',
      (word) => Buffer.from(Buffer.from(`xy${word}`).toString('base64url')),
    ],
    ['in sixteen bits', (word) => Buffer.from(word, 'utf16le')],
  ];

  it('in a column, and from there in the files, however it is spelt', async () => {
    for (const [name, spell] of spellings) {
      const bytes = spell(secrets.word(`planted ${name}`));
      await town.db.execute(sql`update search_entries set sealed = sealed || ${bytes}`);
    }
    const all = (place: string) => {
      const named = spellings.map(([name]) => new RegExp(`${place}.*planted ${name} \\d+$`));
      return expect.arrayContaining(named.map((one) => expect.stringMatching(one)));
    };
    expect((await searchDatabase(town.db, search())).found).toEqual(all('search_entries.sealed'));
    expect((await searchFolder(dir, search())).found).toEqual(all('pg_wal'));
    await checkpoint();
    expect((await searchFolder(dir, search())).found).toEqual(all('base'));
  });

  it('in the backup', async () => {
    const copy = join(dir, 'copy.nabij');
    await copyFile(join(dir, 'backup.nabij'), copy);
    await appendFile(copy, secrets.word('in a backup'));
    expect((await searchFolder(dir, search())).found).toEqual(
      expect.arrayContaining([expect.stringMatching(/^copy\.nabij: in a backup/)]),
    );
  });
});
