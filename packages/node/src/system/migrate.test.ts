import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseUrl } from '../../../../test/postgres.ts';
import { connect, openDatabase } from './database.ts';
import { migrate, migrationsOf } from './migrate.ts';
import { ROLES } from './variables.ts';

const NAMES = ROLES.map((role) => ({ role, name: `migrate_${role}_${process.pid}` }));

beforeAll(() => asAdmin((name) => `create database ${name}`));
afterAll(() => asAdmin((name) => `drop database ${name} with (force)`));

async function asAdmin(statement: (name: string) => string): Promise<void> {
  const client = connect(databaseUrl('postgres'), 1);
  for (const { name } of NAMES) await client.unsafe(statement(name));
  await client.end();
}

it.each(NAMES)('brings a $role up once, however many start at once', async ({ role, name }) => {
  const url = databaseUrl(name);
  await Promise.all([1, 2, 3, 4].map(() => migrate(url, role)));
  await migrate(url, role);
  const database = openDatabase(url);
  const applied = await database.db.execute(sql`select hash from drizzle.__drizzle_migrations`);
  const tables = await database.db.execute<{ name: string }>(
    sql`select table_name name from information_schema.tables where table_schema = 'public'`,
  );
  await database.close();
  const written = readdirSync(migrationsOf(role)).filter((file) => file.endsWith('.sql'));
  expect(applied).toHaveLength(written.length);
  const names = tables.map((table) => table.name);
  expect(names).toContain('outbox');
  expect(names.includes('cases')).toBe(role === 'point');
  expect(names.includes('gathered_cells')).toBe(role === 'coordinator');
});
