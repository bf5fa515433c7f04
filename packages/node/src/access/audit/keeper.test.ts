import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKeyJwk, importSigningKey, type SigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '../../../../../test/network.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { openDatabase } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { audit } from './audit.ts';
import { HEAD_FILE, readAuditHead } from './head.ts';
import { auditKeeper, startAuditChain } from './keeper.ts';
import { verifyAudit } from './verify.ts';

let database: FreshDatabase;
let key: SigningKey;
let dataDir: string;
let events: string[];

beforeEach(async () => {
  database = await freshDatabase('point');
  key = await importSigningKey(await generateSigningKeyJwk());
  dataDir = await mkdtemp(join(tmpdir(), 'nabij-audit-'));
  events = [];
});

afterEach(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const clock = setClock(new Date('2026-11-21T12:00:00Z'));
const note = (event: string) => void events.push(event);
const log: Log = { info: note, warn: note, error: note };
const deps = () => ({ db: database.db, key, dataDir, clock, log });
const write = () =>
  audit(database.db, { at: clock.now(), actor: { kind: 'node' }, act: 'retention-run' });
const head = () => readAuditHead(dataDir, [key.publicJwk]);

/** Removes rows as somebody does who has all rights. */
async function cutTo(seq: number): Promise<void> {
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`delete from audit_entries where id > ${seq}`);
    await tx.execute(sql`delete from audit_links where seq > ${seq}`);
  });
}

describe('the running node', () => {
  it('links within a second or so, without being told, and the rest when it stops', async () => {
    const chain = startAuditChain(deps());
    await write();
    await vi.waitFor(async () => expect(await head()).toMatchObject({ seq: 1 }), 5_000);
    await write();
    await chain.stop();
    const end = await head();
    expect(end).toMatchObject({ seq: 2, at: clock.now() });
    if (typeof end === 'string') throw new Error(end);
    expect(await verifyAudit(database.db, [key.publicJwk], end)).toMatchObject({ ok: true });
    expect(events).toEqual([]);
  });

  it('keeps the end of the chain for its own user only', async () => {
    await write();
    await auditKeeper(deps())();
    const { mode } = await stat(join(dataDir, HEAD_FILE));
    expect(mode & 0o777).toBe(0o600);
  });

  it('goes on after the database was away', async () => {
    const away = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { max: 1 });
    const keep = auditKeeper({ ...deps(), db: away.db });
    await keep();
    await keep();
    await away.close();
    expect(events).toEqual(['audit-not-linked']);
  });

  it('works in two processes that share a folder', async () => {
    const one = auditKeeper(deps());
    const other = auditKeeper(deps());
    for (let i = 0; i < 10; i++) {
      await Promise.all([write(), write(), one(), other()]);
    }
    await Promise.all([one(), other()]);
    expect(await head()).toMatchObject({ seq: 20 });
    expect(await verifyAudit(database.db, [key.publicJwk])).toMatchObject({ entries: 20 });
    expect(events).toEqual([]);
  });

  it('links what overtook many others at the latest with the next full round', async () => {
    const keep = auditKeeper(deps());
    await write();
    await keep();
    // as if twenty thousand entries of others had been linked since
    await database.db.execute(sql`select setval('audit_entries_id_seq', 20000)`);
    await write();
    await keep();
    await database.db.execute(sql`insert into audit_entries (id, at, actor_kind, act)
      overriding system value values (7, now(), 'node', 'filed')`);
    await keep();
    expect(await head()).toMatchObject({ seq: 2 });
    clock.set(new Date(clock.now().getTime() + 3_600_000));
    await keep();
    expect(await head()).toMatchObject({ seq: 3 });
  });
});

describe('an end that the chain no longer leads to', () => {
  const known = async () => {
    for (let i = 0; i < 3; i++) await write();
    await auditKeeper(deps())();
    return readFile(join(dataDir, HEAD_FILE), 'utf8');
  };

  it.each(['in a running node', 'in one that starts'])('is told and kept: %s', async (when) => {
    const keep = auditKeeper(deps());
    const before = await known();
    if (when === 'in a running node') await keep();
    await cutTo(1);
    for (let i = 0; i < 5; i++) await write();
    const round = when === 'in a running node' ? keep : auditKeeper(deps());
    await round();
    await round();
    expect(events).toEqual(['audit-chain-broken']);
    expect(await readFile(join(dataDir, HEAD_FILE), 'utf8')).toBe(before);
    const end = await head();
    if (typeof end === 'string') throw new Error(end);
    const said = await verifyAudit(database.db, [key.publicJwk], end);
    expect(said).toEqual({ ok: false, at: 3, reason: 'head-missing' });
  });

  it('is not replaced when the file is not one of this node', async () => {
    await known();
    const stranger = await importSigningKey(await generateSigningKeyJwk());
    for (const text of ['', '{}', '{"head":"x"}', '{"head":{}}', '[]']) {
      await writeFile(join(dataDir, HEAD_FILE), text);
      expect(await head()).toBe('not-ours');
    }
    await rm(join(dataDir, HEAD_FILE));
    expect(await head()).toBe('missing');
    await auditKeeper({ ...deps(), key: stranger })();
    expect(await head()).toBe('not-ours');
    await write();
    await auditKeeper(deps())();
    expect(events).toEqual(['audit-chain-broken']);
  });
});
