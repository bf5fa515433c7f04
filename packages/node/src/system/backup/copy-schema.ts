import { readMigrationFiles } from 'drizzle-orm/migrator';
import type postgres from 'postgres';
import { quoted, tablesInOrder } from './copy-tables.ts';

type Sql = postgres.TransactionSql;

/** Which of the migrations a database has had last, by its time in their list; 0 for none. */
export async function schemaVersion(sql: Sql): Promise<number> {
  const [there] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is`;
  if (!there?.is) return 0;
  const [row] = await sql`select max(created_at)::text as last from drizzle.__drizzle_migrations`;
  return Number(row?.last ?? 0);
}

/** Whether a table of the program has a row. */
export async function hasRows(sql: Sql): Promise<boolean> {
  for (const { name } of await tablesInOrder(sql)) {
    const [row] = await sql.unsafe(`select exists (select from ${quoted(name)}) as some`);
    if (row?.some) return true;
  }
  return false;
}

/** Takes away everything that migrations have made. */
export async function dropSchema(sql: Sql): Promise<void> {
  const tables = (await tablesInOrder(sql)).map(({ name }) => quoted(name));
  if (tables.length > 0) await sql.unsafe(`drop table ${tables.join(', ')} cascade`);
  const sequences = await sql<{ name: string }[]>`
    select sequencename as name from pg_sequences where schemaname = 'public'`;
  for (const { name } of sequences) await sql.unsafe(`drop sequence ${quoted(name)} cascade`);
  const functions = await sql<{ name: string }[]>`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
  for (const { name } of functions) await sql.unsafe(`drop function ${name} cascade`);
  await sql`drop schema if exists drizzle cascade`;
}

/**
 * Makes the tables as they were at a version, in this transaction; the migrator of drizzle takes
 * one of its own, and then there is a moment with neither the old rows nor the new ones.
 * @returns false if the migrations in the folder do not know the version
 */
export async function makeSchema(
  sql: Sql,
  migrationsFolder: string,
  version: number,
): Promise<boolean> {
  const known = readMigrationFiles({ migrationsFolder });
  if (!known.some(({ folderMillis }) => folderMillis === version)) return false;
  await sql`create schema drizzle`;
  await sql`create table drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`;
  for (const { sql: statements, hash, folderMillis } of known) {
    if (folderMillis > version) break;
    for (const statement of statements) await sql.unsafe(statement);
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at)
      values (${hash}, ${folderMillis})`;
  }
  return true;
}

/** Lets rows come in as they are: what a trigger would do to them has been done already. */
export async function turnTriggers(sql: Sql, how: 'on' | 'off'): Promise<void> {
  const verb = how === 'on' ? 'enable' : 'disable';
  for (const { name } of await tablesInOrder(sql)) {
    await sql.unsafe(`alter table ${quoted(name)} ${verb} trigger user`);
  }
}
