import type postgres from 'postgres';
import { putBackNodeKey } from '../../federation/node-key.ts';
import { copyIn } from '../../system/backup/copy-rows.ts';
import { dropSchema, hasRows, makeSchema, turnTriggers } from '../../system/backup/copy-schema.ts';
import {
  quoted,
  setSequences,
  settleForCopying,
  tablesInOrder,
} from '../../system/backup/copy-tables.ts';
import type { Role } from '../../system/config.ts';
import { connect } from '../../system/database.ts';
import { MIGRATION_LOCK, migrate, migrationsOf } from '../../system/migrate.ts';
import { guardTransactions } from '../../system/transactions.ts';
import { CommandError } from '../command-error.ts';
import type { Manifest } from './content.ts';
import { type OpenBackup, readBackup } from './read.ts';

/** Where a backup is put back. */
export interface Target {
  readonly databaseUrl: string;
  readonly node: { readonly url: string; readonly role: Role };
  readonly keysDir: string;
  /** Whether what is in the database may go. */
  readonly replace: boolean;
  /** Where the migrations are, if not beside the program. */
  readonly migrationsFolder?: string;
}

/** What came back. */
export interface Restored {
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Puts a backup back: the tables as they were when it was made, in one transaction, the node's
 * key where there is none, and the proofs of deletions that the database had, since the backup
 * still holds those cases; then what newer versions of the program have changed since.
 * Until the last byte of the file has been checked, nothing is there for others to see.
 */
export async function restoreDatabase(backup: OpenBackup, target: Target): Promise<Restored> {
  const { databaseUrl, node, migrationsFolder = migrationsOf(node.role) } = target;
  const client = guardTransactions(connect(databaseUrl, 1));
  try {
    const restored = await client.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
      await refuseBesideNode(sql);
      if (!target.replace && (await hasRows(sql))) {
        throw new CommandError('The database is not empty. To replace what is in it: --replace.');
      }
      const deletions = await deletionsIn(sql);
      await settleForCopying(sql);
      return readBackup(backup, {
        start: (manifest) => makeTables(sql, manifest, { node, migrationsFolder }),
        table: (table, content) => copyIn(sql, table, content),
        end: async (manifest, counts) => {
          await setSequences(sql, manifest.sequences);
          await turnTriggers(sql, 'on');
          await compareCounts(sql, counts);
          await keepDeletions(sql, deletions);
          await putBackNodeKey(target.keysDir, manifest.nodeKey);
          return { rows: counts };
        },
      });
    });
    await migrate(databaseUrl, node.role, migrationsFolder);
    return restored;
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function refuseBesideNode(sql: postgres.TransactionSql): Promise<void> {
  const [row] = await sql<{ others: number }[]>`
    select count(*)::int as others from pg_stat_activity
    where datname = current_database() and application_name = 'nabij' and pid <> pg_backend_pid()`;
  if (row?.others !== 0) {
    throw new CommandError('A node or another command works with this database: stop it first.');
  }
}

interface Deletion {
  readonly id: string;
  readonly at: string;
  readonly cause: string;
  readonly cases: number;
  readonly proof: string;
}

/** All of them, whenever they were: a backup put back before may be newer than this one. */
async function deletionsIn(sql: postgres.TransactionSql): Promise<readonly Deletion[]> {
  if (!(await hasDeletions(sql))) return [];
  return sql<Deletion[]>`select id, at::text as at, cause, cases, proof from deletions`;
}

/** In the transaction that puts the backup back, so that no end of the process loses them. */
async function keepDeletions(
  sql: postgres.TransactionSql,
  deletions: readonly Deletion[],
): Promise<void> {
  if (!(await hasDeletions(sql))) return;
  for (const { id, at, cause, cases, proof } of deletions) {
    await sql`insert into deletions (id, at, cause, cases, proof)
      values (${id}, ${at}, ${cause}, ${cases}, ${proof}) on conflict do nothing`;
  }
}

async function hasDeletions(sql: postgres.TransactionSql): Promise<boolean> {
  const [there] = await sql`select to_regclass('public.deletions') is not null as is`;
  return there?.is === true;
}

async function makeTables(
  sql: postgres.TransactionSql,
  manifest: Manifest,
  { node, migrationsFolder }: { node: Target['node']; migrationsFolder: string },
): Promise<void> {
  if (manifest.node !== node.url || manifest.role !== node.role) {
    throw new CommandError(
      `The backup is of the ${manifest.role} ${manifest.node}: set NABIJ_ROLE and NABIJ_URL to that.`,
    );
  }
  await dropSchema(sql);
  if (!(await makeSchema(sql, migrationsFolder, manifest.schema))) {
    throw new CommandError('The backup was made by a newer version of the program: update first.');
  }
  const made = (await tablesInOrder(sql)).map(({ name }) => name);
  if (!manifest.tables.every(({ name }) => made.includes(name))) {
    throw new CommandError('The backup has a table that this program does not know.');
  }
  await turnTriggers(sql, 'off');
}

async function compareCounts(
  sql: postgres.TransactionSql,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [name, expected] of Object.entries(counts)) {
    const [row] = await sql.unsafe(`select count(*)::int as n from ${quoted(name)}`);
    if (row?.n !== expected) throw new CommandError(`Not every row of ${name} came back.`);
  }
}
