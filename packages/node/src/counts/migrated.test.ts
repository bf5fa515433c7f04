import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, it } from 'vitest';
import { databaseUrl } from '../../../../test/postgres.ts';
import { connect, openDatabase } from '../system/database.ts';
import { migrate, migrationsOf } from '../system/migrate.ts';

/** The migrations before the one that gave tallies their dimensions. */
async function migrationsBefore(folder: string): Promise<void> {
  await cp(migrationsOf('point'), folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { tag: string }[] };
  const entries = journal.entries.filter(({ tag }) => tag < '0013');
  await writeFile(path, JSON.stringify({ ...journal, entries }));
}

it('what was counted before has its numbers still, in no order, and is of no case', async () => {
  const admin = connect(inject('adminUrl'), 1);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const folder = await mkdtemp(join(tmpdir(), 'nabij-migrations-'));
  await admin.unsafe(`create database ${name}`);
  try {
    await migrationsBefore(folder);
    await migrate(databaseUrl(name), 'point', folder);
    const { db, close } = openDatabase(databaseUrl(name));
    await db.execute(sql`insert into tallies (measure, month, subject, grounds, domain)
      select 'received', '2026-08', 'CARE', array['AGE'], n::text from generate_series(1, 40) n`);
    await close();
    await migrate(databaseUrl(name), 'point');
    const after = openDatabase(databaseUrl(name));
    const rows = await after.db.execute(sql`select * from tallies order by ctid`);
    await after.close();
    const domains = rows.map(({ domain }) => Number(domain));
    expect(domains.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(domains).not.toEqual(domains.toSorted((a, b) => a - b));
    expect(rows[0]).toMatchObject({
      ...{ measure: 'received', month: '2026-08', subject: 'CARE', grounds: ['AGE'] },
      ...{ arrived: 'IN_PERIOD', request: 'UNKNOWN', channel: 'UNKNOWN', residence: 'UNKNOWN' },
      ...{ outcomes: [], timeliness: null, campaign: false, person: null, case_id: null },
    });
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
    await rm(folder, { recursive: true });
  }
});
