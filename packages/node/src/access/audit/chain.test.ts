import { spawn } from 'node:child_process';
import { generateSigningKeyJwk, importSigningKey, type SigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { openDatabase } from '../../system/database.ts';
import { audit } from './audit.ts';
import { linkAudit } from './chain.ts';
import { verifyAudit } from './verify.ts';

const AT = new Date('2026-11-21T12:00:00Z');
const ENTRY = { at: AT, actor: { kind: 'operator' }, act: 'backup-made' } as const;

describe.each(['point', 'coordinator'] as const)('the audit log of a %s', (role) => {
  let database: FreshDatabase;
  let key: SigningKey;

  beforeAll(async () => {
    database = await freshDatabase(role);
    key = await importSigningKey(await generateSigningKeyJwk());
  });

  beforeEach(() =>
    database.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`truncate audit_entries, audit_links restart identity`);
    }),
  );

  afterAll(() => database.drop());

  const verify = () => verifyAudit(database.db, [key.publicJwk]);

  it.each(['audit_entries', 'audit_links'])('%s can only grow', async (table) => {
    await audit(database.db, ENTRY);
    await linkAudit(database.db, key);
    const name = sql.identifier(table);
    const column = sql.identifier(table === 'audit_entries' ? 'act' : 'kid');
    const tried = [
      sql`update ${name} set ${column} = 'x'`,
      sql`update ${name} set ${column} = 'x' where false`,
      sql`delete from ${name}`,
      sql`truncate ${name}`,
    ];
    for (const statement of tried) {
      const refused = database.db.execute(statement);
      await expect(refused).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    expect(await verify()).toMatchObject({ ok: true, entries: 1 });
  });

  it('has nothing of what was rolled back, and goes on without a gap', async () => {
    const undone = database.db.transaction(async (tx) => {
      await audit(tx, ENTRY);
      tx.rollback();
    });
    await expect(undone).rejects.toThrow();
    await audit(database.db, ENTRY);
    expect(await linkAudit(database.db, key)).toBe(1);
    expect(await verify()).toMatchObject({ ok: true, entries: 1 });
  });

  it('links an entry whose transaction commits after later ones were linked', async () => {
    let commit = () => {};
    const open = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const slow = database.db.transaction(async (tx) => {
      await audit(tx, { ...ENTRY, subject: 'slow' });
      written();
      await open;
    });
    await isWritten;
    await audit(database.db, { ...ENTRY, subject: 'quick' });
    expect(await linkAudit(database.db, key)).toBe(1);
    commit();
    await slow;
    expect(await linkAudit(database.db, key)).toBe(1);
    const order = await database.db.execute<{ subject: string }>(sql`
      select subject from audit_links join audit_entries on id = entry_id order by seq`);
    expect(order.map(({ subject }) => subject)).toEqual(['quick', 'slow']);
    expect(await verify()).toMatchObject({ ok: true, entries: 2, waiting: 0 });
  });

  it('is linked once by several at a time, while it grows', async () => {
    const other = openDatabase(database.url);
    try {
      const grow = Promise.all(Array.from({ length: 300 }, () => audit(database.db, ENTRY)));
      const links = [database.db, other.db, database.db, other.db].map((db) => linkAudit(db, key));
      await Promise.all([grow, ...links]);
      await Promise.all([linkAudit(database.db, key), linkAudit(other.db, key)]);
      expect(await verify()).toMatchObject({ ok: true, entries: 300, waiting: 0 });
    } finally {
      await other.close();
    }
  });
});

describe('a process that is killed', () => {
  it('leaves entries that the next one links', async () => {
    const database = await freshDatabase('point');
    const key = await importSigningKey(await generateSigningKeyJwk());
    try {
      await killedAfterWriting(database.url);
      const before = await verifyAudit(database.db, [key.publicJwk]);
      expect(before).toMatchObject({ ok: true, entries: 0, waiting: 50 });
      expect(await linkAudit(database.db, key)).toBe(50);
      const linked = await verifyAudit(database.db, [key.publicJwk]);
      expect(linked).toMatchObject({ ok: true, entries: 50, waiting: 0 });
    } finally {
      await database.drop();
    }
  });
});

/** A process that writes 50 entries, has one more in an open transaction, and links nothing. */
async function killedAfterWriting(url: string): Promise<void> {
  const program = `
    const { openDatabase } = await import(${JSON.stringify(import.meta.resolve('../../system/database.ts'))});
    const { audit } = await import(${JSON.stringify(import.meta.resolve('./audit.ts'))});
    const { db } = openDatabase(${JSON.stringify(url)});
    const entry = { at: new Date(), actor: { kind: 'operator' }, act: 'backup-made' };
    for (let i = 0; i < 50; i++) await audit(db, entry);
    await db.transaction(async (tx) => {
      await audit(tx, entry);
      console.log('written');
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
  child.kill('SIGKILL');
  await ended;
}
